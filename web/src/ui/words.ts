import { readableName } from "@/lib/property-path";

/** The words of the domain on the screen, shared by all features. */
export const words = {
  noDrift: "No open drift",
  severity: { critical: "Critical", high: "High", medium: "Medium", low: "Low" },
  direction: { weakens: "Weakens", strengthens: "Strengthens", neutral: "Neutral", unknown: "Not judged" },
  weakening: (count: number) => `${readableCount(count)} ${count === 1 ? "weakens" : "weaken"}`,
  driftState: {
    open: "Open",
    accepted: "Accepted",
    snoozed: "Snoozed",
    restoring: "Being restored",
    resolved: "Resolved",
  },
  driftMark: {
    flapping: "Goes to and fro",
    leftAcceptance: "Left its accepted value",
    cameBack: "Came back",
  },
  resolution: {
    reverted: "The live value went back to the baseline",
    baselineUpdated: "The baseline was updated",
    baselineRemoved: "The baseline was removed",
    restored: "A plan brought back what was agreed",
    resourceGone: "The whole resource is gone",
    ignored: "An ignore rule holds it back",
    schemaNotice: "Microsoft added the property to everybody’s objects",
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
    nothingAgreed: "Nothing agreed yet",
    drifted: "Drifted",
    syncing: "Syncing",
    attention: "Needs attention",
    broken: "Connection broken",
    disconnected: "Disconnected",
  },
  planPurpose: { restore: "Restore", delete: "Deletion", undo: "Undo" },
  planEnd: { restore: "Restored", delete: "Deleted", undo: "Undone" },
  planState: {
    proposed: "Waits for approval",
    approved: "Approved",
    applying: "Being sent",
    verifying: "Pending verification",
    restored: "Restored",
    incomplete: "Incomplete",
    outdated: "Outdated",
    cancelled: "Cancelled",
    expired: "Expired",
  },
  operationKind: { update: "Change", create: "Make anew", revive: "Bring back", delete: "Delete" },
  operationState: {
    waiting: "Not sent yet",
    started: "Being sent",
    done: "Accepted by Microsoft",
    refused: "Refused",
    unclear: "Unclear",
    leftOut: "Not approved",
    cancelled: "Never sent",
  },
  verification: { pending: "Pending verification", held: "Verified", cameBack: "Came back" },
  risk: { low: "Low risk", medium: "Medium risk", high: "High risk" },
  noteSeverity: { fatal: "Forbids it", serious: "Serious", warning: "Warning", info: "For information" },
  baselineMode: { snapshot: "Everything", properties: "Chosen properties", none: "Not monitored" },
};

/** Why a dialog cannot be answered yet. */
export const somethingMissing = "Something above is still missing";

/** Said above a table that is wider than the page. */
export const sidewaysHint = "More columns to the right: scroll sideways";

/** The word on the screen; one that a newer server brings is at least readable. */
export function wordOf(vocabulary: Readonly<Record<string, string>>, word: string): string {
  return vocabulary[word] ?? readableName(word);
}

/** "3,765". */
export function readableCount(count: number): string {
  return count.toLocaleString("en-GB");
}

/** "1 drift", "3 drifts". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${readableCount(count)} ${count === 1 ? one : many}`;
}
