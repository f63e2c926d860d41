import type { Plan, PlanOperation } from "@/api/types";

/** Where a request stands; nothing before anybody decided about it. */
export function shownState(plan: Pick<Plan, "state">, operation: PlanOperation): string | null {
  if (plan.state === "proposed") return null;
  // The server writes it down when sending begins; until then the lack of an approval says it.
  const isLeftOut = plan.state === "approved" && operation.approvals.length === 0;
  return isLeftOut ? "leftOut" : operation.state;
}
