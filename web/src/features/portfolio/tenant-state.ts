import type { Tenant } from "@/api/types";
import { totalCount } from "@/lib/severity";

/** The state of a tenant in one word. A tenant that reads well and has drifted is not in order. */
export function tenantState({ summary }: Tenant): string {
  return summary.state === "ok" && totalCount(summary.openDrifts) > 0 ? "drifted" : summary.state;
}

/** Areas that the last sync could not read in full. Not licensed is no gap: there is nothing to read. */
export function gapCount(tenant: Tenant): number {
  const { failed, partial, noPermission } = tenant.summary.areas;
  return failed + partial + noPermission;
}
