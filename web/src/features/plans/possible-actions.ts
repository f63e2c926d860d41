import type { Plan } from "@/api/types";
import type { Role } from "@/ui/rights/use-rights";

export type PlanAction = "approve" | "apply" | "cancel" | "undo" | "renew" | "look";

export const NEEDED: Record<PlanAction, Role> = {
  approve: "approver",
  apply: "operator",
  cancel: "operator",
  undo: "operator",
  renew: "operator",
  look: "operator",
};

/** The steps that make sense for a plan as it stands, the next one first. */
export function offeredActions(plan: Plan): PlanAction[] {
  const again: PlanAction[] = isRenewable(plan) ? ["renew"] : [];
  const look: PlanAction[] = isWorthALook(plan) ? ["look"] : [];
  const undo: PlanAction[] = isUndoable(plan) ? ["undo"] : [];
  switch (plan.state) {
    case "proposed":
      return plan.operations.length > 0 ? ["approve", "cancel", ...again] : ["cancel", ...again];
    case "approved":
      return ["apply", "cancel", ...again];
    case "applying":
      return ["cancel"];
    case "verifying":
      return look;
    case "incomplete":
      return [...look, ...again, ...undo];
    default:
      return [...again, ...undo];
  }
}

/** An undo belongs to its plan: it has no drifts of its own that another one could be made for. */
function isRenewable({ purpose, renewedBy, state }: Plan): boolean {
  return purpose !== "undo" && !renewedBy && state !== "restored";
}

function isUndoable({ undoneBy, operations }: Plan): boolean {
  return !undoneBy && operations.some((operation) => operation.state === "done");
}

function isWorthALook({ operations }: Plan): boolean {
  return operations.some(
    (operation) =>
      operation.state === "unclear" || (operation.state === "done" && operation.verification !== "held"),
  );
}
