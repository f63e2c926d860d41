import type { CollectionStatus, DriftState, ResourceState, TenantStatus } from "@/api/types";
import { StateLabel, type Tone } from "./state-label";
import { words } from "./words";

const TENANT: Record<TenantStatus["state"], Tone> = {
  neverSynced: "quiet",
  ok: "good",
  syncing: "busy",
  attention: "warn",
  broken: "bad",
};
const COLLECTION: Record<CollectionStatus, Tone> = {
  complete: "good",
  partial: "warn",
  failed: "bad",
  notLicensed: "locked",
  noPermission: "locked",
};
const RESOURCE: Record<ResourceState, Tone> = {
  matching: "good",
  drifted: "warn",
  missing: "bad",
  unexpected: "warn",
  unmonitored: "quiet",
};
const DRIFT: Record<DriftState, Tone> = {
  open: "warn",
  accepted: "good",
  snoozed: "paused",
  resolved: "good",
};

export function TenantStateLabel({ state }: { state: TenantStatus["state"] }) {
  return <StateLabel tone={TENANT[state]} text={words.tenantState[state]} />;
}

export function CollectionLabel({ status }: { status: CollectionStatus }) {
  return <StateLabel tone={COLLECTION[status]} text={words.collectionStatus[status]} />;
}

export function ResourceStateLabel({ state }: { state: ResourceState }) {
  return <StateLabel tone={RESOURCE[state]} text={words.resourceState[state]} />;
}

export function DriftStateLabel({ state }: { state: DriftState }) {
  return <StateLabel tone={DRIFT[state]} text={words.driftState[state]} />;
}
