import type {
  AutomaticRestore,
  Plan,
  PlanOperation,
  PlanSummary,
  RestoreEntry,
  RestoreSettings,
} from "@/api/types";

export function makeOperation(rest: Partial<PlanOperation> = {}): PlanOperation {
  const number = rest.number ?? 1;
  return {
    number,
    wave: 1,
    area: "conditional_access_policies",
    areaTitle: "Conditional access policies",
    resourceId: `r${number}`,
    resourceName: "Require MFA for administrators",
    kind: "update",
    part: "",
    request: {
      method: "PATCH",
      url: `https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies/r${number}`,
      headers: {},
      body: { state: "enabled" },
    },
    reason: "State goes back to enabled",
    changes: [{ path: "state", kind: "value", before: "disabled", after: "enabled", added: [], removed: [] }],
    driftIds: [`d${number}`],
    risk: "medium",
    needs: [],
    permissions: ["Policy.ReadWrite.ConditionalAccess"],
    undocumented: false,
    approvals: [],
    state: "waiting",
    cameBack: [],
    ...rest,
  };
}

export function makePlan(rest: Partial<Plan> = {}): Plan {
  return {
    id: "p1",
    tenantId: "t1",
    tenantName: "Harbour Accountants",
    purpose: "restore",
    state: "proposed",
    author: "ada",
    byPolicy: false,
    createdAt: "2026-11-27T09:00:00Z",
    expiresAt: "2026-11-28T09:00:00Z",
    hash: "ab".repeat(32),
    onSurprise: "stop",
    canApprove: true,
    tenantWritable: true,
    missingPermissions: [],
    approved: 0,
    bases: [
      {
        area: "conditional_access_policies",
        areaTitle: "Conditional access policies",
        collectionId: "c1",
        collectedAt: "2026-11-27T08:55:00Z",
        baselineVersion: 2,
        readAt: "2026-11-27T09:00:00Z",
      },
    ],
    operations: [makeOperation()],
    leftOut: [],
    notes: [],
    names: {},
    ...rest,
  };
}

const APPROVAL = { by: "grace", at: "2026-11-27T09:10:00Z", byPolicy: false };

/** A plan whose only request was approved, and ended as told. */
export function makeSentPlan(
  state: string,
  operation: Partial<PlanOperation> = {},
  rest: Partial<Plan> = {},
): Plan {
  const times = { startedAt: "2026-11-27T09:11:00Z", endedAt: "2026-11-27T09:11:01Z" };
  const sent = makeOperation({ approvals: [APPROVAL], state: "done", ...times, ...operation });
  return makePlan({ state, startedAt: times.startedAt, canApprove: false, operations: [sent], ...rest });
}

export function makeSummary(rest: Partial<PlanSummary> = {}): PlanSummary {
  return {
    id: "p1",
    tenantId: "t1",
    tenantName: "Harbour Accountants",
    purpose: "restore",
    state: "proposed",
    author: "ada",
    byPolicy: false,
    createdAt: "2026-11-27T09:00:00Z",
    expiresAt: "2026-11-28T09:00:00Z",
    operations: 2,
    done: 0,
    worst: "warning",
    areas: [{ area: "groups", title: "Groups" }],
    ...rest,
  };
}

export const restoreEntry: RestoreEntry = {
  planId: "p1",
  purpose: "restore",
  tenantId: "t1",
  tenantName: "Harbour Accountants",
  author: "ada",
  byPolicy: false,
  startedAt: "2026-11-27T09:11:00Z",
  clientRequestId: "ours-1",
  operation: makeOperation({
    approvals: [APPROVAL],
    state: "done",
    status: 204,
    requestId: "req-1",
    verification: "held",
  }),
};

export const restoreSettings: RestoreSettings = {
  otherPerson: false,
  breakGlass: [{ id: "u1", name: "Break glass" }],
  largestSharePercent: 50,
  shareIsFatal: false,
  planLifetimeHours: 24,
  mostDeletions: 5,
  accountsArea: "users",
};

export const automaticRestore: AutomaticRestore = {
  enabled: false,
  areas: null,
  severities: [],
  directions: [],
  changesPerHour: 5,
  createsMissing: false,
  allowWindows: [],
  freezeWindows: [],
  pauseHours: 24,
  overrides: [],
  paused: null,
  stoppedResources: [],
  history: [],
  sentLastHour: 0,
};
