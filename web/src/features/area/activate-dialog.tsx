import { commands } from "@/api/commands";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { useBaselineChange } from "./use-baseline-change";

interface ActivateDialogProps {
  readonly tenant: string;
  readonly area: string;
  readonly version: number;
  readonly onClose: () => void;
}

export function ActivateDialog({ tenant, area, version, onClose }: ActivateDialogProps) {
  const activate = useBaselineChange(
    tenant,
    () => commands.activateBaseline(tenant, area, version),
    () => {
      onClose();
      return strings.activated(version);
    },
  );
  return (
    <FormDialog
      title={strings.activateTitle(version)}
      submit={strings.activate}
      pending={activate.isPending}
      error={activate.error}
      onSubmit={() => activate.mutate(undefined)}
      onClose={onClose}
    >
      <span>{strings.activateText}</span>
    </FormDialog>
  );
}
