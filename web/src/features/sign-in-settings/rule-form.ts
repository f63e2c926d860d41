import type { RoleRule, RoleRuleInput } from "@/api/types";

/** What stands in the form: everything is a text, as people type it. */
export interface RuleForm {
  readonly claim: string;
  readonly value: string;
  readonly directoryId: string;
  readonly note: string;
  readonly role: string;
  readonly target: string;
}

const EVERYTHING = "all";

export function formOf(rule?: RoleRule): RuleForm {
  return {
    claim: rule?.claim ?? "groups",
    value: rule?.value ?? "",
    directoryId: rule?.directoryId ?? "",
    note: rule?.note ?? "",
    role: rule?.role ?? "viewer",
    target: targetOf(rule),
  };
}

export function inputOf(form: RuleForm): RoleRuleInput {
  const [kind, id] = form.target.split(":");
  return {
    claim: form.claim,
    value: form.value.trim(),
    directoryId: form.directoryId.trim() || undefined,
    note: form.note.trim(),
    role: form.role,
    tenantId: kind === "tenant" ? id : undefined,
    groupId: kind === "group" ? id : undefined,
  };
}

function targetOf(rule?: RoleRule): string {
  if (rule?.tenantId) return `tenant:${rule.tenantId}`;
  if (rule?.groupId) return `group:${rule.groupId}`;
  return EVERYTHING;
}
