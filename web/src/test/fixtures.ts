import type {
  ConnectionTest,
  Coverage,
  CoverageCounts,
  CoveredAreas,
  DriftDetail,
  Preferences,
  Resource,
  Session,
  Tenant,
  TenantArea,
  TenantCoverage,
  TenantStatus,
} from "@/api/types";

const NONE = { critical: 0, high: 0, medium: 0, low: 0 };

export const session: Session = {
  user: { id: "u1", username: "ada", role: "administrator" },
  expiresAt: "2026-11-27T12:00:00Z",
  mustChangePassword: false,
  grants: [{ role: "administrator" }],
  roles: { overAll: "administrator", tenants: {}, groups: {} },
};

/** Of somebody who never chose anything. */
export const preferences: Preferences = {
  theme: "system",
  density: "comfortable",
  timeZone: null,
  favourites: [],
  views: [],
};

export function makeTenant(summary: Partial<Tenant["summary"]>, rest: Partial<Tenant> = {}): Tenant {
  return {
    id: "t1",
    name: "Harbour Accountants",
    tenantId: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    createdAt: "2026-11-01T08:00:00Z",
    enabled: true,
    tags: [],
    groupIds: [],
    syncIntervalMinutes: 60,
    connection: {
      kind: "secret",
      clientId: "3f2504e0-4f89-41d3-9a0c-0305e82c3302",
      state: "ok",
      checkedAt: "2026-11-26T08:00:00Z",
      storedAt: "2026-11-01T08:00:00Z",
    },
    summary: {
      state: "ok",
      openDrifts: NONE,
      weakening: 0,
      areas: {
        total: 12,
        complete: 12,
        partial: 0,
        failed: 0,
        noPermission: 0,
        notLicensed: 0,
        never: 0,
        off: 0,
      },
      baselines: 12,
      coverage: { managed: 6, total: 12 },
      lastCompleteAt: "2026-11-26T11:00:00Z",
      lastSyncAt: "2026-11-26T11:00:00Z",
      nextSyncAt: "2026-11-26T12:00:00Z",
      syncing: false,
      ...summary,
    },
    ...rest,
  };
}

export const okStatus: TenantStatus = { state: "ok", detail: "Everything read matches its baseline." };

export function makeArea(rest: Partial<TenantArea> = {}): TenantArea {
  return {
    area: "conditional_access_policies",
    title: "Conditional access policies",
    description: "Who may sign in to what.",
    workload: "entra_id",
    workloadTitle: "Entra ID",
    tier: 1,
    access: "readOnly",
    enabled: true,
    onByDefault: true,
    readPermissions: ["Policy.Read.All"],
    missingPermissions: [],
    missingWritePermissions: [],
    servicePlans: [],
    collection: {
      id: "c1",
      jobId: "j1",
      area: "conditional_access_policies",
      status: "complete",
      startedAt: "2026-11-26T11:00:00Z",
      finishedAt: "2026-11-26T11:00:02Z",
      requests: 2,
      pages: 1,
      resources: 14,
      bytes: 20_480,
      held: false,
    },
    lastCompleteAt: "2026-11-26T11:00:02Z",
    resources: 14,
    openDrifts: NONE,
    weakening: 0,
    baseline: {
      version: 2,
      label: "Agreed in November",
      note: "",
      mode: "snapshot",
      active: true,
      createdAt: "2026-11-20T09:00:00Z",
      createdBy: "ada",
      resources: 14,
    },
    ...rest,
  };
}

const COVERAGE: CoverageCounts = {
  managed: 6,
  missing: 1,
  unexpected: 2,
  notMonitored: 3,
  notReadable: 0,
  total: 12,
  managedShare: 0.5,
};
const COVERED_AREAS: CoveredAreas = { readable: 4, notReadable: 1, notLicensed: 0, neverRead: 0, off: 2 };

/** Of all tenants. */
export const coverage: Coverage = { total: COVERAGE, areas: COVERED_AREAS, tenants: [] };
/** Of one tenant. */
export const tenantCoverage: TenantCoverage = { total: COVERAGE, areas: COVERED_AREAS, items: [] };

export function makeResource(index: number): Resource {
  return {
    id: `r${index}`,
    name: `Policy ${index}`,
    state: index % 50 === 0 ? "drifted" : "matching",
    openDrifts: index % 50 === 0 ? 1 : 0,
    validFrom: "2026-11-20T09:00:00Z",
    versions: 1,
    values: [],
  };
}

export function makeDrift(rest: Partial<DriftDetail> = {}): DriftDetail {
  return {
    id: "d1",
    tenantId: "t1",
    tenantName: "Harbour Accountants",
    area: "conditional_access_policies",
    areaTitle: "Conditional access policies",
    workload: "entra_id",
    resourceId: "r1",
    resourceName: "Require MFA for administrators",
    change: "changed",
    path: "conditions.users.excludeGroups",
    kind: "set",
    before: ["Break-glass accounts"],
    after: ["Break-glass accounts", "Contractors"],
    added: ["Contractors"],
    removed: [],
    names: {},
    lines: [],
    severity: "high",
    direction: "weakens",
    rule: "ca-exclude-groups",
    why: "Every excluded one of the groups gets around the policy.",
    source: "CIS M365 6.0 5.2.2.2",
    state: "open",
    leftAcceptance: false,
    timesBack: 0,
    comments: 0,
    attribution: null,
    logged: [],
    changeKey: "ab12",
    firstSeenAt: "2026-11-26T10:00:00Z",
    lastSeenAt: "2026-11-26T11:00:00Z",
    events: [{ at: "2026-11-26T10:00:00Z", event: "opened", actor: "sync" }],
    baselineVersion: 2,
    ...rest,
  };
}

export const workingConnection: ConnectionTest = {
  ok: true,
  checkedAt: "2026-11-26T11:00:00Z",
  organization: "Harbour Accountants Ltd",
  roles: ["Policy.Read.All"],
  areas: [
    {
      area: "conditional_access_policies",
      title: "Conditional access policies",
      workload: "entra_id",
      access: "readOnly",
      missingPermissions: [],
      missingWritePermissions: [],
      servicePlans: [],
    },
    {
      area: "update_rings",
      title: "Update rings",
      workload: "intune",
      access: "locked",
      missingPermissions: ["DeviceManagementConfiguration.Read.All"],
      missingWritePermissions: [],
      servicePlans: [],
    },
  ],
  unneededPermissions: [{ permission: "Mail.Read", allows: "read the mail of every mailbox", risk: false }],
};
