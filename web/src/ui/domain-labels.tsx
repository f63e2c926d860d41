import { StateLabel, type Tone } from "./state-label";
import { wordOf, words } from "./words";

type Tones = Readonly<Record<string, Tone>>;

const TENANT: Tones = {
  neverSynced: "quiet",
  ok: "good",
  nothingAgreed: "quiet",
  drifted: "warn",
  syncing: "busy",
  attention: "warn",
  broken: "bad",
  disconnected: "paused",
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
const DRIFT: Tones = {
  open: "warn",
  accepted: "good",
  snoozed: "paused",
  restoring: "busy",
  resolved: "good",
};
const PLAN: Tones = {
  proposed: "quiet",
  approved: "good",
  applying: "busy",
  verifying: "busy",
  restored: "good",
  incomplete: "bad",
  outdated: "warn",
  cancelled: "paused",
  expired: "paused",
};
const OPERATION: Tones = {
  waiting: "quiet",
  started: "busy",
  done: "good",
  refused: "bad",
  unclear: "warn",
  leftOut: "paused",
  cancelled: "paused",
};
const VERIFICATION: Tones = { pending: "busy", held: "good", cameBack: "bad" };
const NOTE: Tones = { fatal: "locked", serious: "bad", warning: "warn", info: "quiet" };

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

/** A plan that reached its end is told by what it was for. */
export function PlanStateLabel({ plan }: { plan: { readonly state: string; readonly purpose: string } }) {
  const text =
    plan.state === "restored" ? wordOf(words.planEnd, plan.purpose) : wordOf(words.planState, plan.state);
  return <StateLabel tone={PLAN[plan.state] ?? "quiet"} text={text} />;
}

export function OperationStateLabel({ state }: { state: string }) {
  return <StateLabel tone={OPERATION[state] ?? "quiet"} text={wordOf(words.operationState, state)} />;
}

/** Whether what was written is what is read back. */
export function VerificationLabel({ verification }: { verification: string }) {
  return (
    <StateLabel
      tone={VERIFICATION[verification] ?? "quiet"}
      text={wordOf(words.verification, verification)}
    />
  );
}

/** How much a note of the review weighs. */
export function NoteSeverityLabel({ severity }: { severity: string }) {
  return <StateLabel tone={NOTE[severity] ?? "quiet"} text={wordOf(words.noteSeverity, severity)} />;
}
