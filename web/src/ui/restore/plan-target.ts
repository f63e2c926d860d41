/** What a plan is to be made for, within one tenant: drifts, or all that is open in what is named. */
export interface PlanTarget {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly driftIds?: string[];
  readonly area?: string;
  readonly resourceId?: string;
}

interface ChosenDrift {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
}

/** One target for each tenant, in the order in which the tenants come up. */
export function targetsOf(drifts: readonly ChosenDrift[]): PlanTarget[] {
  const byTenant = new Map<string, { tenantId: string; tenantName: string; driftIds: string[] }>();
  for (const { id, tenantId, tenantName } of drifts) {
    const target = byTenant.get(tenantId) ?? { tenantId, tenantName, driftIds: [] };
    target.driftIds.push(id);
    byTenant.set(tenantId, target);
  }
  return [...byTenant.values()];
}
