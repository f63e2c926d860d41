import type { Tenant, TenantStatus } from "@/api/types";
import { totalCount } from "@/lib/severity";

/** The state of a tenant in one word, from what the list already knows. */
export function tenantState(tenant: Tenant): TenantStatus["state"] {
  const { connection, summary } = tenant;
  if (summary.syncing) return "syncing";
  if (connection?.state === "broken") return "broken";
  if (!summary.lastSyncAt) return "neverSynced";
  const needsHelp = summary.areas.failed + summary.areas.partial > 0;
  return needsHelp || totalCount(summary.openDrifts) > 0 ? "attention" : "ok";
}

/** Areas that the last sync could not read in full. Not licensed is no gap: there is nothing to read. */
export function gapCount(tenant: Tenant): number {
  const { failed, partial, noPermission } = tenant.summary.areas;
  return failed + partial + noPermission;
}
