import type { IgnoreRule, IgnoreRuleRequest } from "@/api/types";

export interface RuleForm {
  readonly where: "everywhere" | "tenant" | "group";
  readonly tenant: string;
  readonly group: string;
  readonly area: string;
  readonly resource: string;
  readonly path: string;
  readonly value: string;
  readonly reason: string;
  /** A day such as 2026-12-31, or nothing. */
  readonly ends: string;
}

/** What an address such as `?area=groups&path=description` asks for. */
export function formFromQuery(query: URLSearchParams): RuleForm {
  const read = (name: string) => query.get(name) ?? "";
  return {
    where: read("tenant") ? "tenant" : read("group") ? "group" : "everywhere",
    tenant: read("tenant"),
    group: read("group"),
    area: read("area"),
    resource: read("resource"),
    path: read("path"),
    value: read("value"),
    reason: "",
    ends: "",
  };
}

export function formOfRule(rule: IgnoreRule): RuleForm {
  return {
    where: rule.tenantId ? "tenant" : rule.groupId ? "group" : "everywhere",
    tenant: rule.tenantId ?? "",
    group: rule.groupId ?? "",
    area: rule.area ?? "",
    resource: rule.resource ?? "",
    path: rule.path ?? "",
    value: rule.value ?? "",
    reason: rule.reason,
    ends: rule.expiresAt?.slice(0, 10) ?? "",
  };
}

/** What is sent. A rule that ends on a day holds until the end of it. */
export function requestOf(form: RuleForm): IgnoreRuleRequest {
  const said = (text: string) => text.trim() || undefined;
  return {
    tenantId: form.where === "tenant" ? said(form.tenant) : undefined,
    groupId: form.where === "group" ? said(form.group) : undefined,
    area: said(form.area),
    resource: said(form.resource),
    path: said(form.path),
    value: said(form.value),
    reason: form.reason.trim(),
    expiresAt: form.ends ? `${form.ends}T23:59:59Z` : undefined,
  };
}

export function isNarrow(form: RuleForm): boolean {
  return [form.area, form.resource, form.path, form.value].some((text) => text.trim() !== "");
}

/** Whether there is enough to look at what it would hold back. */
export function isComplete(form: RuleForm): boolean {
  const chosen =
    form.where === "everywhere" || (form.where === "tenant" ? form.tenant !== "" : form.group !== "");
  return chosen && isNarrow(form) && form.reason.trim() !== "";
}
