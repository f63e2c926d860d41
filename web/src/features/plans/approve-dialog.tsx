import { Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { restoreCommands } from "@/api/restore-commands";
import type { Plan } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { countedKinds } from "./operation-counts";
import { ofSeverity } from "./plan-notes";
import { strings } from "./strings";
import { usePlanAction } from "./use-plan-action";

interface ApproveDialogProps {
  readonly plan: Plan;
  readonly chosen: readonly number[];
  readonly onClose: () => void;
}

/** Lets exactly these requests through. Serious notes must have been read. */
export function ApproveDialog({ plan, chosen, onClose }: ApproveDialogProps) {
  const serious = ofSeverity(plan.notes, "serious");
  const [hasRead, setHasRead] = useState(false);
  const all = plan.operations.length;
  const approve = usePlanAction(
    () =>
      restoreCommands.approve(plan.id, {
        hash: plan.hash,
        operations: chosen.length < all ? [...chosen] : undefined,
      }),
    onClose,
    strings.approved,
  );
  return (
    <FormDialog
      title={strings.approveTitle(chosen.length)}
      submit={strings.approveSubmit}
      pending={approve.isPending}
      error={approve.error}
      disabled={serious.length > 0 && !hasRead}
      onSubmit={() => approve.mutate()}
      onClose={onClose}
    >
      <span>{countedKinds(plan.operations.filter(({ number }) => chosen.includes(number)))}</span>
      <span>{strings.approveText(plan.expiresAt)}</span>
      {chosen.length < all && <span>{strings.approvePart(chosen.length, all)}</span>}
      {serious.length > 0 && (
        <Checkbox
          label={strings.readNotes(serious.length)}
          checked={hasRead}
          onChange={(_, data) => setHasRead(data.checked === true)}
        />
      )}
    </FormDialog>
  );
}
