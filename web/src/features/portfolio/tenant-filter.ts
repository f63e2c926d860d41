import type { Tenant } from "@/api/types";
import { expiryOf } from "@/lib/credential-expiry";
import { SEVERITIES, type Severity, totalCount, worstSeverity } from "@/lib/severity";
import { tenantState } from "@/lib/tenant-state";
import { compareTenants } from "@/lib/tenant-urgency";

/** What the portfolio is narrowed to and ordered by, as the address says it; empty means all. */
export interface TenantFilter {
  readonly q: string;
  readonly state: string;
  readonly severity: Severity | "";
  readonly tag: string;
  readonly group: string;
  readonly credential: string;
  readonly sort: SortKey;
}

export type SortKey = keyof typeof ORDERS;

/** Each has its most urgent first. What is not known stands before what is known. */
const ORDERS = {
  urgency: compareTenants,
  name: (a: Tenant, b: Tenant) => a.name.localeCompare(b.name),
  drifts: (a: Tenant, b: Tenant) => totalCount(b.summary.openDrifts) - totalCount(a.summary.openDrifts),
  coverage: (a: Tenant, b: Tenant) => managedShare(a) - managedShare(b),
  lastComplete: (a: Tenant, b: Tenant) =>
    (a.summary.lastCompleteAt ?? "").localeCompare(b.summary.lastCompleteAt ?? ""),
  expiry: (a: Tenant, b: Tenant) => endOf(a) - endOf(b),
};

export const SORT_KEYS: readonly SortKey[] = [
  "urgency",
  "name",
  "drifts",
  "coverage",
  "lastComplete",
  "expiry",
];

export function readTenantFilter(read: (name: string) => string): TenantFilter {
  return {
    q: read("q"),
    state: read("state"),
    severity: SEVERITIES.find((severity) => severity === read("severity")) ?? "",
    tag: read("tag"),
    group: read("group"),
    credential: read("credential"),
    sort: SORT_KEYS.find((key) => key === read("sort")) ?? "urgency",
  };
}

export function isNarrowed({ sort: _, ...conditions }: TenantFilter): boolean {
  return Object.values(conditions).some((condition) => condition !== "");
}

/** The tenants that fit, in the order that was asked for; equal ones stay in the order of their names. */
export function chosenTenants(tenants: readonly Tenant[], filter: TenantFilter, nowMs: number): Tenant[] {
  const wanted = filter.q.trim().toLowerCase();
  const fits = (tenant: Tenant) =>
    (tenant.name.toLowerCase().includes(wanted) ||
      tenant.tags.some((tag) => tag.toLowerCase().includes(wanted))) &&
    (!filter.state || stateOf(tenant) === filter.state) &&
    (!filter.severity || isAtLeast(tenant, filter.severity)) &&
    (!filter.tag || tenant.tags.some((tag) => tag.toLowerCase() === filter.tag.toLowerCase())) &&
    (!filter.group || tenant.groupIds.includes(filter.group)) &&
    (!filter.credential || credentialState(tenant, nowMs) === filter.credential);
  const order = ORDERS[filter.sort];
  return tenants.filter(fits).toSorted((a, b) => order(a, b) || a.name.localeCompare(b.name));
}

/** The word by which a tenant is filtered: that of its label. */
export function stateOf(tenant: Tenant): string {
  if (!tenant.enabled) return "paused";
  if (!tenant.connection) return "disconnected";
  return tenantState(tenant.summary);
}

/** All tags that tenants carry, each once whatever its case. */
export function allTags(tenants: readonly Tenant[]): string[] {
  const tags = new Map<string, string>();
  for (const tag of tenants.flatMap((tenant) => tenant.tags)) {
    const key = tag.toLowerCase();
    if (!tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()].toSorted((a, b) => a.localeCompare(b));
}

/** From 0 to 1; nothing known counts as nothing managed. */
export function managedShare(tenant: Tenant): number {
  const { managed, total } = tenant.summary.coverage;
  return total === 0 ? 0 : managed / total;
}

/** "soon", "expired", or whatever else the end of the credential is. */
export function credentialState(tenant: Tenant, nowMs: number): string {
  return tenant.connection ? expiryOf(tenant.connection, nowMs).state : "never";
}

function endOf(tenant: Tenant): number {
  const end = tenant.connection?.expiresAt;
  return end ? Date.parse(end) : Number.POSITIVE_INFINITY;
}

function isAtLeast(tenant: Tenant, severity: Severity): boolean {
  const worst = worstSeverity(tenant.summary.openDrifts);
  return worst !== null && SEVERITIES.indexOf(worst) <= SEVERITIES.indexOf(severity);
}
