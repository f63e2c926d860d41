import type { TenantName } from "@/api/queries";
import type { Tenant } from "@/api/types";
import { bestMatches } from "@/lib/matching";
import { compareTenants } from "@/lib/tenant-urgency";

export interface TenantChoices {
  readonly favourites: readonly TenantName[];
  readonly recent: readonly TenantName[];
  readonly others: readonly TenantName[];
}

/** A list box longer than this slows the keyboard down; typing narrows it. */
const SHOWN = 50;

/** Which tenants the switcher offers: each once, where it is found first. */
export function tenantChoices(
  tenants: readonly TenantName[],
  favourites: readonly string[],
  recent: readonly string[],
  text: string,
): TenantChoices {
  const found = bestMatches(tenants, text, (tenant) => `${tenant.name} ${tenant.tenantId}`);
  const of = (ids: readonly string[]) => ids.flatMap((id) => found.find((tenant) => tenant.id === id) ?? []);
  const shownRecent = recent.filter((id) => !favourites.includes(id));
  const placed = new Set([...favourites, ...shownRecent]);
  return {
    favourites: of(favourites).toSorted((a, b) => a.name.localeCompare(b.name)),
    recent: of(shownRecent),
    others: found.filter((tenant) => !placed.has(tenant.id)).slice(0, SHOWN),
  };
}

/** Which tenants stand in the navigation: favourites, the one that is open, then the most urgent ones. */
export function navigationTenants(
  tenants: readonly Tenant[],
  favourites: readonly string[],
  open: string | undefined,
  count: number,
): Tenant[] {
  const rank = (tenant: Tenant) => {
    if (favourites.includes(tenant.id)) return 0;
    return tenant.id === open ? 1 : 2;
  };
  const ordered = tenants.toSorted((a, b) => rank(a) - rank(b) || compareTenants(a, b));
  const kept = ordered.filter((tenant) => rank(tenant) < 2);
  return [...kept, ...ordered.filter((tenant) => rank(tenant) === 2)].slice(0, Math.max(count, kept.length));
}
