import { commands } from "@/api/commands";
import type { TenantArea } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { useBaselineChange } from "./use-baseline-change";

interface RemoveBaselineDialogProps {
  readonly tenant: string;
  readonly area: TenantArea;
  readonly onClose: () => void;
}

export function RemoveBaselineDialog({ tenant, area, onClose }: RemoveBaselineDialogProps) {
  const remove = useBaselineChange(
    tenant,
    () => commands.deleteBaseline(tenant, area.area),
    () => {
      onClose();
      return strings.removed;
    },
  );
  return (
    <FormDialog
      title={strings.removeTitle}
      submit={strings.removeSubmit}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate(undefined)}
      onClose={onClose}
    >
      <span>{strings.removeText(area.title)}</span>
    </FormDialog>
  );
}
