import type {
  BaselineMode,
  CollectionStatus,
  Drift,
  DriftState,
  ResourceState,
  Severity,
  TenantStatus,
} from "@/api/types";

/** The words of the domain on the screen, shared by all features. */
export const words = {
  noDrift: "No open drift",
  severity: { critical: "Critical", high: "High", medium: "Medium", low: "Low" } satisfies Record<
    Severity,
    string
  >,
  driftState: {
    open: "Open",
    accepted: "Accepted",
    snoozed: "Snoozed",
    resolved: "Resolved",
  } satisfies Record<DriftState, string>,
  resolution: {
    reverted: "The live value went back to the baseline",
    baselineUpdated: "The baseline was updated",
    baselineRemoved: "The baseline was removed",
  } satisfies Record<NonNullable<Drift["resolution"]>, string>,
  change: {
    changed: "Changed",
    missing: "Missing",
    unexpected: "Unexpected",
  } satisfies Record<Drift["change"], string>,
  resourceState: {
    matching: "Matches the baseline",
    drifted: "Drifted",
    missing: "Missing",
    unexpected: "Unexpected",
    unmonitored: "Not monitored",
  } satisfies Record<ResourceState, string>,
  collectionStatus: {
    complete: "Complete",
    partial: "Partial",
    failed: "Failed",
    notLicensed: "Not licensed",
    noPermission: "No permission",
  } satisfies Record<CollectionStatus, string>,
  tenantState: {
    neverSynced: "Not synced yet",
    ok: "In order",
    syncing: "Syncing",
    attention: "Needs attention",
    broken: "Connection broken",
  } satisfies Record<TenantStatus["state"], string>,
  baselineMode: {
    snapshot: "Everything",
    properties: "Chosen properties",
    none: "Not monitored",
  } satisfies Record<BaselineMode, string>,
};

/** "1 drift", "3 drifts". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
