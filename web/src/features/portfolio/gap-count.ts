import type { Tenant } from "@/api/types";

/** Areas that the last sync could not read in full. Not licensed is no gap: there is nothing to read. */
export function gapCount(tenant: Tenant): number {
  const { failed, partial, noPermission } = tenant.summary.areas;
  return failed + partial + noPermission;
}
