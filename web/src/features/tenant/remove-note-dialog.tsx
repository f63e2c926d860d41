import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { FormDialog } from "@/ui/form-dialog";
import { type Remark, RemarkList } from "@/ui/remarks/remark-list";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

interface RemoveNoteDialogProps {
  readonly tenant: string;
  readonly note: Remark;
  readonly onClose: () => void;
}

/** A note is gone for good, so it is shown once more. */
export function RemoveNoteDialog({ tenant, note, onClose }: RemoveNoteDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const remove = useMutation({
    mutationFn: () => commands.removeTenantNote(tenant, note.id),
    onSuccess: () => {
      announce(strings.noteRemoved);
      onClose();
      return client.invalidateQueries({ queryKey: keys.tenantNotes(tenant) });
    },
  });
  return (
    <FormDialog
      title={strings.removeNoteTitle}
      submit={strings.removeNote}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      <RemarkList remarks={[note]} />
    </FormDialog>
  );
}
