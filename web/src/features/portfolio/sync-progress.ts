import type { Tenant } from "@/api/types";

/** A sync that was asked for, and when the tenant had been synced before. */
export interface StartedSync {
  readonly tenant: string;
  readonly before: string | null;
}

/** How many of the syncs ended: the tenant is at rest, and was read since. */
export function syncProgress(
  started: readonly StartedSync[],
  tenants: readonly Tenant[],
): { readonly done: number; readonly total: number } {
  const known = new Map(tenants.map((tenant) => [tenant.id, tenant.summary]));
  const hasEnded = ({ tenant, before }: StartedSync) => {
    const summary = known.get(tenant);
    return !summary || (!summary.syncing && (summary.lastSyncAt ?? null) !== before);
  };
  return { done: started.filter(hasEnded).length, total: started.length };
}
