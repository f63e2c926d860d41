import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";

interface ConflictDialogProps {
  /** Who saved what. */
  readonly reason: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onKeep: () => void;
  readonly onClose: () => void;
}

/** Somebody else was faster: nothing that was typed is lost. */
export function ConflictDialog({ reason, pending, error, onKeep, onClose }: ConflictDialogProps) {
  return (
    <FormDialog
      title={strings.conflictTitle}
      submit={strings.conflictKeep}
      pending={pending}
      error={error}
      onSubmit={onKeep}
      onClose={onClose}
    >
      <span>{reason}</span>
      <span>{strings.conflictText}</span>
    </FormDialog>
  );
}
