import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { TenantGroup } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

interface DeleteGroupDialogProps {
  readonly group: TenantGroup;
  readonly onClose: () => void;
}

export function DeleteGroupDialog({ group, onClose }: DeleteGroupDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const remove = useMutation({
    mutationFn: () => commands.deleteTenantGroup(group.id),
    onSuccess: () => {
      announce(strings.deleted(group.name));
      client.invalidateQueries({ queryKey: keys.tenantGroups });
      onClose();
    },
  });
  return (
    <FormDialog
      title={strings.deleteOf(group.name)}
      submit={strings.delete}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      {strings.deleteText(group.tenantIds.length)}
    </FormDialog>
  );
}
