import { readableName } from "@/lib/property-path";

/** The words of the domain on the screen, shared by all features. */
export const words = {
  noDrift: "No open drift",
  severity: { critical: "Critical", high: "High", medium: "Medium", low: "Low" },
  driftState: { open: "Open", accepted: "Accepted", snoozed: "Snoozed", resolved: "Resolved" },
  resolution: {
    reverted: "The live value went back to the baseline",
    baselineUpdated: "The baseline was updated",
    baselineRemoved: "The baseline was removed",
  },
  change: { changed: "Changed", missing: "Missing", unexpected: "Unexpected" },
  resourceState: {
    matching: "Matches the baseline",
    drifted: "Drifted",
    missing: "Missing",
    unexpected: "Unexpected",
    unmonitored: "Not monitored",
  },
  collectionStatus: {
    complete: "Complete",
    partial: "Partial",
    failed: "Failed",
    notLicensed: "Not licensed",
    noPermission: "No permission",
  },
  access: {
    full: "Read and restore",
    readOnly: "Read only",
    locked: "Locked",
    notLicensed: "Not licensed",
    off: "Switched off",
    optIn: "On request",
    unknown: "Not checked yet",
  },
  tenantState: {
    neverSynced: "Not synced yet",
    ok: "In order",
    drifted: "Drifted",
    syncing: "Syncing",
    attention: "Needs attention",
    broken: "Connection broken",
  },
  baselineMode: { snapshot: "Everything", properties: "Chosen properties", none: "Not monitored" },
};

/** The word on the screen; one that a newer server brings is at least readable. */
export function wordOf(vocabulary: Readonly<Record<string, string>>, word: string): string {
  return vocabulary[word] ?? readableName(word);
}

/** "1 drift", "3 drifts". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
