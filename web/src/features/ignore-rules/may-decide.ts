import type { Rights } from "@/ui/rights/use-rights";
import type { RuleForm } from "./rule-form";

/** Whether a rule may be made, changed or deleted where it holds; the server knows who belongs to a group. */
export function mayDecide(rights: Rights, { where, tenant }: RuleForm): boolean {
  if (where === "everywhere") return rights.overAll("approver");
  return where === "tenant" ? rights.inTenant(tenant, "approver") : rights.anywhere("approver");
}
