import { StateLabel, type Tone } from "./state-label";
import { wordOf, words } from "./words";

type Tones = Readonly<Record<string, Tone>>;

const TENANT: Tones = {
  neverSynced: "quiet",
  ok: "good",
  drifted: "warn",
  syncing: "busy",
  attention: "warn",
  broken: "bad",
};
const COLLECTION: Tones = {
  complete: "good",
  partial: "warn",
  failed: "bad",
  notLicensed: "locked",
  noPermission: "locked",
};
const ACCESS: Tones = {
  full: "good",
  readOnly: "good",
  locked: "locked",
  notLicensed: "locked",
  off: "paused",
  optIn: "paused",
  unknown: "quiet",
};
const RESOURCE: Tones = {
  matching: "good",
  drifted: "warn",
  missing: "bad",
  unexpected: "warn",
  unmonitored: "quiet",
};
const DRIFT: Tones = { open: "warn", accepted: "good", snoozed: "paused", resolved: "good" };

export function TenantStateLabel({ state }: { state: string }) {
  return <StateLabel tone={TENANT[state] ?? "quiet"} text={wordOf(words.tenantState, state)} />;
}

/** What can be done with an area of a tenant. */
export function AccessLabel({ access }: { access: string }) {
  return <StateLabel tone={ACCESS[access] ?? "quiet"} text={wordOf(words.access, access)} />;
}

export function CollectionLabel({ status }: { status: string }) {
  return <StateLabel tone={COLLECTION[status] ?? "quiet"} text={wordOf(words.collectionStatus, status)} />;
}

export function ResourceStateLabel({ state }: { state: string }) {
  return <StateLabel tone={RESOURCE[state] ?? "quiet"} text={wordOf(words.resourceState, state)} />;
}

export function DriftStateLabel({ state }: { state: string }) {
  return <StateLabel tone={DRIFT[state] ?? "quiet"} text={wordOf(words.driftState, state)} />;
}
