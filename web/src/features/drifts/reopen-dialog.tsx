import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { type ActionDialogProps, useDriftAction } from "./use-drift-action";

export function ReopenDialog({ ids, onClose, onDone }: ActionDialogProps) {
  const reopen = useDriftAction(onDone);
  return (
    <FormDialog
      title={strings.reopenTitle(ids.length)}
      submit={strings.reopen}
      pending={reopen.isPending}
      error={reopen.error}
      onSubmit={() => reopen.mutate({ action: "reopen", driftIds: ids })}
      onClose={onClose}
    >
      <span>{strings.reopenText}</span>
    </FormDialog>
  );
}
