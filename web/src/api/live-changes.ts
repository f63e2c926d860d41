import type { QueryFilters, QueryKey } from "@tanstack/react-query";
import { isRecord } from "@/lib/readable-value";
import { keys } from "./keys";

/** What events told since the cache was last brought up to date. */
export interface LiveChanges {
  /** Whose row of a list of tenants changed. */
  readonly tenants: ReadonlySet<string>;
  /** The areas of a tenant that changed; all that is known of it when there is no set. */
  readonly areas: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  readonly keys: readonly QueryKey[];
  /** Events were missed, so anything may have changed. */
  readonly everything: boolean;
}

export const NO_CHANGES: LiveChanges = { tenants: new Set(), areas: new Map(), keys: [], everything: false };

/** Where anything can change by an event. The rest is the person's own, or the same for as long as the server runs. */
const LIVE_ROOTS = new Set<unknown>(["tenants", "drifts", "plans", "jobs"]);

export function hasChanges({ tenants, keys: stale, everything }: LiveChanges): boolean {
  return everything || tenants.size > 0 || stale.length > 0;
}

/** The changes with those that an event tells of. */
export function withEvent(changes: LiveChanges, event: string, data: unknown): LiveChanges {
  const field = (name: string) => {
    const value = isRecord(data) ? data[name] : undefined;
    return typeof value === "string" ? value : "";
  };
  const tenant = field("tenantId");
  const areaChanged = { ...withTenant(changes, tenant), areas: withArea(changes, tenant, field("area")) };
  const tenantChanged = {
    ...withTenant(changes, tenant),
    areas: new Map(changes.areas).set(tenant, undefined),
  };
  switch (event) {
    case "job":
      return withKeys(areaChanged, [keys.job(field("jobId"))]);
    case "drift":
      return withKeys(areaChanged, [keys.drifts, keys.trend, keys.coverage]);
    case "tenant":
      return tenantChanged;
    case "plan":
      return withKeys(tenantChanged, [keys.plans, keys.drifts]);
    case "resync":
      return { ...changes, everything: true };
    default:
      return changes;
  }
}

/** Which cached answers the changes make stale; lists of tenants are not among them, and are renewed row by row. */
export function staleFilters(changes: LiveChanges): QueryFilters[] {
  if (changes.everything) return [{ predicate: ({ queryKey }) => LIVE_ROOTS.has(queryKey[0]) }];
  return [
    { predicate: ({ queryKey }) => isOfChangedArea(queryKey, changes.areas) },
    ...changes.keys.map((queryKey) => ({ queryKey })),
  ];
}

/** What lies beneath a tenant is stale, but for areas of it in which nothing happened. */
function isOfChangedArea([root, tenant, part, area]: QueryKey, changed: LiveChanges["areas"]): boolean {
  if (root !== keys.tenants[0] || typeof tenant !== "string" || !changed.has(tenant)) return false;
  const areas = changed.get(tenant);
  return areas === undefined || part !== "areas" || typeof area !== "string" || areas.has(area);
}

function withTenant(changes: LiveChanges, tenant: string): LiveChanges {
  return { ...changes, tenants: new Set(changes.tenants).add(tenant) };
}

function withArea({ areas }: LiveChanges, tenant: string, area: string): LiveChanges["areas"] {
  const known = areas.get(tenant);
  const isWhole = areas.has(tenant) && known === undefined;
  return isWhole ? areas : new Map(areas).set(tenant, new Set(known).add(area));
}

function withKeys(changes: LiveChanges, stale: readonly QueryKey[]): LiveChanges {
  const known = new Set(changes.keys.map((key) => JSON.stringify(key)));
  const added = stale.filter((key) => !known.has(JSON.stringify(key)));
  return added.length === 0 ? changes : { ...changes, keys: [...changes.keys, ...added] };
}
