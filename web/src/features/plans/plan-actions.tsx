import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useNavigate } from "react-router";
import { restoreCommands } from "@/api/restore-commands";
import type { Plan } from "@/api/types";
import { paths } from "@/lib/paths";
import { sentence } from "@/lib/sentence";
import { Possible } from "@/ui/possible";
import { ProblemMessage } from "@/ui/problem-message";
import { useRights } from "@/ui/rights/use-rights";
import { words } from "@/ui/rights/words";
import { ApplyDialog } from "./apply-dialog";
import { ApproveDialog } from "./approve-dialog";
import { CancelDialog } from "./cancel-dialog";
import { NEEDED, offeredActions, type PlanAction } from "./possible-actions";
import { strings } from "./strings";
import { usePlanAction } from "./use-plan-action";

interface PlanActionsProps {
  readonly plan: Plan;
  readonly unticked: ReadonlySet<number>;
}

/** The steps that the plan can take now; what the person may not take says why. */
export function PlanActions({ plan, unticked }: PlanActionsProps) {
  const [asking, setAsking] = useState<"approve" | "apply" | "cancel" | null>(null);
  const navigate = useNavigate();
  const rights = useRights();
  const open = ({ id }: { id: string }) => navigate(paths.plan(id));
  const undo = usePlanAction(() => restoreCommands.undo(plan.id), open);
  const renew = usePlanAction(() => restoreCommands.renew(plan.id), open);
  const look = usePlanAction(
    () => restoreCommands.look(plan.id),
    () => undefined,
  );
  const chosen = plan.operations.map(({ number }) => number).filter((number) => !unticked.has(number));
  const [first, ...others] = offeredActions(plan);
  const close = () => setAsking(null);
  const start: Record<PlanAction, () => void> = {
    approve: () => setAsking("approve"),
    apply: () => setAsking("apply"),
    cancel: () => setAsking("cancel"),
    undo: () => undo.mutate(),
    renew: () => renew.mutate(),
    look: () => look.mutate(),
  };
  const button = (action: PlanAction, appearance: "primary" | "secondary") => (
    <Possible
      key={action}
      why={
        rights.inTenant(plan.tenantId, NEEDED[action])
          ? whyNot(action, plan, chosen.length)
          : words.needsInTenant(NEEDED[action])
      }
    >
      {(possible) => (
        <Button appearance={appearance} disabledFocusable={!possible || isPending} onClick={start[action]}>
          {action === "cancel" && plan.state === "applying" ? strings.stop : strings.actions[action]}
        </Button>
      )}
    </Possible>
  );
  const isPending = undo.isPending || renew.isPending || look.isPending;
  const error = undo.error ?? renew.error ?? look.error;
  return (
    <>
      {first && button(first, "primary")}
      {others.map((action) => button(action, "secondary"))}
      {error && <ProblemMessage error={error} />}
      {asking === "approve" && <ApproveDialog plan={plan} chosen={chosen} onClose={close} />}
      {asking === "apply" && <ApplyDialog plan={plan} onClose={close} />}
      {asking === "cancel" && <CancelDialog plan={plan} onClose={close} />}
    </>
  );
}

function whyNot(action: PlanAction, plan: Plan, chosen: number): string | null {
  if (action === "apply") return plan.tenantWritable ? null : strings.whyNotWritable;
  if (action !== "approve") return null;
  if (!plan.canApprove) return plan.whyNot ? sentence(plan.whyNot) : strings.whyNotApprove;
  return chosen > 0 ? null : strings.whyNoneChosen;
}
