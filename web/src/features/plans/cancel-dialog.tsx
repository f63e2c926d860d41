import { restoreCommands } from "@/api/restore-commands";
import type { Plan } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { usePlanAction } from "./use-plan-action";

/** Before it is sent, a plan is put aside; while it is being sent, it ends after the request under way. */
export function CancelDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const isUnderWay = plan.state === "applying";
  const cancel = usePlanAction(
    () => restoreCommands.cancel(plan.id),
    onClose,
    isUnderWay ? strings.stopping : strings.cancelled,
  );
  return (
    <FormDialog
      title={isUnderWay ? strings.stopTitle : strings.cancelTitle}
      submit={isUnderWay ? strings.stopSubmit : strings.cancelSubmit}
      pending={cancel.isPending}
      error={cancel.error}
      onSubmit={() => cancel.mutate()}
      onClose={onClose}
    >
      <span>{isUnderWay ? strings.stopText : strings.cancelText}</span>
    </FormDialog>
  );
}
