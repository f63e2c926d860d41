import type { PlanApproval } from "@/api/types";
import { strings } from "./strings";

/** Who let it be sent; an approval by policy is named as such. */
export function approvers(approvals: readonly PlanApproval[]): string {
  return approvals.map(({ by, byPolicy }) => (byPolicy ? strings.policy : by)).join(", ");
}
