import type { Drift } from "@/api/types";

/** The narrowest rule that would hold this drift back, as the form for rules reads it from the address. */
export function ignoreRuleOf(drift: Drift): Record<string, string> {
  const rule = { tenant: drift.tenantId, area: drift.area, resource: drift.resourceName };
  return drift.path ? { ...rule, path: pathPattern(drift.path) } : rule;
}

/** An element that a path names by its key is any element in a pattern. */
export function pathPattern(path: string): string {
  return path.replace(/\[[^\]]*\]/g, "[]");
}
