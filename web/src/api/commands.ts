import { api, done, unwrap } from "./client";
import type {
  BaselineEdit,
  BaselineUpdateRequest,
  BeginConsentRequest,
  CaptureRequest,
  ChooseBranding,
  ChooseLogLevel,
  CreateAppRegistrationRequest,
  CreateCollectorRequest,
  CreateTenantGroupRequest,
  CreateTenantRequest,
  Credential,
  DriftActionRequest,
  FinishConsentRequest,
  GrantRequest,
  IgnoreRuleRequest,
  MakeApiTokenRequest,
  Preferences,
  ResourceGroup,
  RetentionTerms,
  RoleRuleInput,
  SwitchAreasRequest,
  TestPullRequest,
  UpdateCollectorRequest,
  UpdateTenantGroupRequest,
  UpdateTenantRequest,
} from "./types";

type CaptureMode = "snapshot" | "none";

/** Every change the app can ask for, one function for each. */
export const commands = {
  setUp: (body: { token: string; username: string; password: string }) =>
    unwrap(api.POST("/api/v1/setup", { body })),
  signIn: (body: { username: string; password: string; code?: string }) =>
    unwrap(api.POST("/api/v1/session", { body })),
  signInToDemo: () => unwrap(api.POST("/api/v1/session/demo")),
  signOut: () => done(api.DELETE("/api/v1/session")),

  createRoleRule: (body: RoleRuleInput) => unwrap(api.POST("/api/v1/sign-in/rules", { body })),
  changeRoleRule: (rule: string, body: RoleRuleInput) =>
    unwrap(api.PUT("/api/v1/sign-in/rules/{rule}", { params: { path: { rule } }, body })),
  deleteRoleRule: (rule: string) =>
    done(api.DELETE("/api/v1/sign-in/rules/{rule}", { params: { path: { rule } } })),

  changePassword: (body: { currentPassword: string; newPassword: string }) =>
    done(api.PUT("/api/v1/account/password", { body })),
  savePreferences: (body: Preferences) => unwrap(api.PUT("/api/v1/account/preferences", { body })),
  beginSecondFactor: (password: string) =>
    unwrap(api.POST("/api/v1/account/second-factor", { body: { password } })),
  confirmSecondFactor: (code: string) =>
    unwrap(api.POST("/api/v1/account/second-factor/confirmation", { body: { code } })),
  removeSecondFactor: (password: string) =>
    done(api.POST("/api/v1/account/second-factor/removal", { body: { password } })),
  renewRecoveryCodes: (password: string) =>
    unwrap(api.POST("/api/v1/account/recovery-codes", { body: { password } })),
  endOwnSession: (session: string) =>
    done(api.DELETE("/api/v1/account/sessions/{session}", { params: { path: { session } } })),
  endOtherSessions: () => done(api.DELETE("/api/v1/account/sessions")),

  makeApiToken: (body: MakeApiTokenRequest) => unwrap(api.POST("/api/v1/tokens", { body })),
  revokeApiToken: (token: string) =>
    done(api.DELETE("/api/v1/tokens/{token}", { params: { path: { token } } })),

  addUser: (body: { username: string; password: string; grants: GrantRequest[] }) =>
    unwrap(api.POST("/api/v1/users", { body })),
  replaceGrants: (user: string, grants: GrantRequest[]) =>
    unwrap(api.PUT("/api/v1/users/{user}/grants", { params: { path: { user } }, body: { grants } })),
  disableUser: (user: string) =>
    unwrap(api.POST("/api/v1/users/{user}/disable", { params: { path: { user } } })),
  enableUser: (user: string) =>
    unwrap(api.POST("/api/v1/users/{user}/enable", { params: { path: { user } } })),
  resetUser: (user: string, body: { password: string; clearSecondFactor: boolean }) =>
    done(api.POST("/api/v1/users/{user}/reset", { params: { path: { user } }, body })),
  endSessionsOfUser: (user: string) =>
    done(api.DELETE("/api/v1/users/{user}/sessions", { params: { path: { user } } })),
  revokeApiTokenOfUser: (user: string, token: string) =>
    done(api.DELETE("/api/v1/users/{user}/tokens/{token}", { params: { path: { user, token } } })),
  removeUser: (user: string) => done(api.DELETE("/api/v1/users/{user}", { params: { path: { user } } })),

  testCredential: (body: { tenantId: string; credential: Credential }) =>
    unwrap(api.POST("/api/v1/connection-tests", { body })),
  createTenant: (body: CreateTenantRequest) => unwrap(api.POST("/api/v1/tenants", { body })),
  updateTenant: (tenant: string, body: UpdateTenantRequest) =>
    unwrap(api.PATCH("/api/v1/tenants/{tenant}", { params: { path: { tenant } }, body })),
  eraseTenant: (tenant: string, name: string) =>
    unwrap(api.POST("/api/v1/tenants/{tenant}/erase", { params: { path: { tenant } }, body: { name } })),
  testConnection: (tenant: string) =>
    unwrap(api.POST("/api/v1/tenants/{tenant}/connection/test", { params: { path: { tenant } } })),
  replaceConnection: (tenant: string, body: Credential) =>
    unwrap(api.PUT("/api/v1/tenants/{tenant}/connection", { params: { path: { tenant } }, body })),

  setConnectionRotation: (tenant: string, rotateEveryDays: number | null) =>
    unwrap(
      api.PUT("/api/v1/tenants/{tenant}/connection/rotation", {
        params: { path: { tenant } },
        body: { rotateEveryDays },
      }),
    ),

  chooseBranding: (body: ChooseBranding) => unwrap(api.PUT("/api/v1/branding", { body })),
  chooseLogLevel: (body: ChooseLogLevel) => unwrap(api.PUT("/api/v1/log-level", { body })),
  endLogLevel: () => unwrap(api.DELETE("/api/v1/log-level")),
  disconnectTenant: (tenant: string) =>
    unwrap(api.POST("/api/v1/tenants/{tenant}/disconnect", { params: { path: { tenant } } })),
  beginConsent: (body: BeginConsentRequest) => unwrap(api.POST("/api/v1/consents", { body })),
  finishConsent: (body: FinishConsentRequest) => unwrap(api.POST("/api/v1/consents/completions", { body })),
  setWriteConnection: (tenant: string, body: Credential) =>
    unwrap(api.PUT("/api/v1/tenants/{tenant}/write-connection", { params: { path: { tenant } }, body })),
  testWriteConnection: (tenant: string) =>
    unwrap(api.POST("/api/v1/tenants/{tenant}/write-connection/test", { params: { path: { tenant } } })),
  removeWriteConnection: (tenant: string) =>
    done(api.DELETE("/api/v1/tenants/{tenant}/write-connection", { params: { path: { tenant } } })),

  chooseRetention: (body: RetentionTerms) => unwrap(api.PUT("/api/v1/retention", { body })),

  createAppRegistration: (body: CreateAppRegistrationRequest) =>
    unwrap(api.POST("/api/v1/app-registrations", { body })),
  renameAppRegistration: (appRegistration: string, name: string) =>
    unwrap(
      api.PATCH("/api/v1/app-registrations/{appRegistration}", {
        params: { path: { appRegistration } },
        body: { name },
      }),
    ),
  replaceAppRegistrationCredential: (appRegistration: string, body: Credential) =>
    unwrap(
      api.PUT("/api/v1/app-registrations/{appRegistration}/credential", {
        params: { path: { appRegistration } },
        body,
      }),
    ),
  setAppRegistrationRotation: (appRegistration: string, rotateEveryDays: number | null) =>
    unwrap(
      api.PUT("/api/v1/app-registrations/{appRegistration}/rotation", {
        params: { path: { appRegistration } },
        body: { rotateEveryDays },
      }),
    ),
  deleteAppRegistration: (appRegistration: string) =>
    done(
      api.DELETE("/api/v1/app-registrations/{appRegistration}", { params: { path: { appRegistration } } }),
    ),

  sync: (tenant: string, areas?: string[]) =>
    unwrap(
      api.POST("/api/v1/tenants/{tenant}/sync", {
        params: { path: { tenant } },
        body: areas ? { areas } : {},
      }),
    ),

  switchArea: (tenant: string, area: string, enabled: boolean | null) =>
    unwrap(
      api.PUT("/api/v1/tenants/{tenant}/areas/{area}", {
        params: { path: { tenant, area } },
        body: { enabled },
      }),
    ),
  switchAreas: (tenant: string, body: SwitchAreasRequest) =>
    unwrap(api.PATCH("/api/v1/tenants/{tenant}/areas", { params: { path: { tenant } }, body })),
  refreshInsights: (tenant: string) =>
    unwrap(api.POST("/api/v1/tenants/{tenant}/insights/refresh", { params: { path: { tenant } } })),

  refreshAttribution: (drift: string) =>
    unwrap(api.POST("/api/v1/drifts/{drift}/attribution/refresh", { params: { path: { drift } } })),

  captureBaseline: (tenant: string, area: string, body: CaptureRequest) =>
    unwrap(
      api.POST("/api/v1/tenants/{tenant}/areas/{area}/baseline/capture", {
        params: { path: { tenant, area } },
        body,
      }),
    ),
  captureAllBaselines: (tenant: string, body: { label: string; mode: CaptureMode }) =>
    unwrap(api.POST("/api/v1/tenants/{tenant}/baselines/capture", { params: { path: { tenant } }, body })),
  editBaseline: (tenant: string, area: string, version: number, body: BaselineEdit) =>
    unwrap(
      api.PUT("/api/v1/tenants/{tenant}/areas/{area}/baseline", {
        params: { path: { tenant, area }, header: { "If-Match": `"${version}"` } },
        body,
      }),
    ),
  previewBaseline: (tenant: string, area: string, version: number, body: BaselineEdit) =>
    unwrap(
      api.POST("/api/v1/tenants/{tenant}/areas/{area}/baseline/preview", {
        params: { path: { tenant, area }, header: { "If-Match": `"${version}"` } },
        body,
      }),
    ),
  relabelBaseline: (tenant: string, area: string, version: number, body: { label: string; note: string }) =>
    done(
      api.PATCH("/api/v1/tenants/{tenant}/areas/{area}/baseline/versions/{version}", {
        params: { path: { tenant, area, version } },
        body,
      }),
    ),
  saveResourceGroups: (tenant: string, area: string, groups: ResourceGroup[]) =>
    done(
      api.PUT("/api/v1/tenants/{tenant}/areas/{area}/groups", {
        params: { path: { tenant, area } },
        body: { groups },
      }),
    ),
  importBaseline: (tenant: string, area: string, file: string, dryRun: boolean) =>
    unwrap(
      api.POST("/api/v1/tenants/{tenant}/areas/{area}/baseline/import", {
        params: { path: { tenant, area }, query: { dryRun } },
        body: file,
        // The file goes as it is: the server says what is wrong with it.
        bodySerializer: (text) => String(text),
        headers: { "Content-Type": "application/json" },
      }),
    ),
  updateBaselines: (body: BaselineUpdateRequest) => unwrap(api.POST("/api/v1/baselines/updates", { body })),
  activateBaseline: (tenant: string, area: string, version: number) =>
    done(
      api.POST("/api/v1/tenants/{tenant}/areas/{area}/baseline/versions/{version}/activate", {
        params: { path: { tenant, area, version } },
      }),
    ),
  deleteBaseline: (tenant: string, area: string) =>
    done(
      api.DELETE("/api/v1/tenants/{tenant}/areas/{area}/baseline", { params: { path: { tenant, area } } }),
    ),

  testPull: (body: TestPullRequest) => unwrap(api.POST("/api/v1/collectors/test-pulls", { body })),
  createCollector: (body: CreateCollectorRequest) => unwrap(api.POST("/api/v1/collectors", { body })),
  updateCollector: (collector: string, revision: number, body: UpdateCollectorRequest) =>
    unwrap(
      api.PATCH("/api/v1/collectors/{collector}", {
        params: { path: { collector }, header: { "If-Match": `"${revision}"` } },
        body,
      }),
    ),
  deleteCollector: (collector: string) =>
    done(api.DELETE("/api/v1/collectors/{collector}", { params: { path: { collector } } })),

  revokeAcceptance: (acceptance: string) =>
    unwrap(api.POST("/api/v1/acceptances/{acceptance}/revoke", { params: { path: { acceptance } } })),
  previewIgnoreRule: (body: IgnoreRuleRequest) => unwrap(api.POST("/api/v1/ignore-rules/preview", { body })),
  createIgnoreRule: (body: IgnoreRuleRequest) => unwrap(api.POST("/api/v1/ignore-rules", { body })),
  updateIgnoreRule: (rule: string, body: IgnoreRuleRequest) =>
    unwrap(api.PUT("/api/v1/ignore-rules/{rule}", { params: { path: { rule } }, body })),
  deleteIgnoreRule: (rule: string) =>
    done(api.DELETE("/api/v1/ignore-rules/{rule}", { params: { path: { rule } } })),

  createTenantGroup: (body: CreateTenantGroupRequest) => unwrap(api.POST("/api/v1/tenant-groups", { body })),
  updateTenantGroup: (group: string, body: UpdateTenantGroupRequest) =>
    unwrap(api.PATCH("/api/v1/tenant-groups/{group}", { params: { path: { group } }, body })),
  deleteTenantGroup: (group: string) =>
    done(api.DELETE("/api/v1/tenant-groups/{group}", { params: { path: { group } } })),

  acceptDrift: (drift: string, body: { reason: string; ticket?: string; expiresAt?: string }) =>
    unwrap(api.POST("/api/v1/drifts/{drift}/accept", { params: { path: { drift } }, body })),
  snoozeDrift: (drift: string, until: string) =>
    unwrap(api.POST("/api/v1/drifts/{drift}/snooze", { params: { path: { drift } }, body: { until } })),
  reopenDrift: (drift: string) =>
    unwrap(api.POST("/api/v1/drifts/{drift}/reopen", { params: { path: { drift } } })),
  writeTenantNote: (tenant: string, text: string) =>
    unwrap(api.POST("/api/v1/tenants/{tenant}/notes", { params: { path: { tenant } }, body: { text } })),
  removeTenantNote: (tenant: string, note: string) =>
    done(api.DELETE("/api/v1/tenants/{tenant}/notes/{note}", { params: { path: { tenant, note } } })),
  commentDrift: (drift: string, text: string) =>
    unwrap(api.POST("/api/v1/drifts/{drift}/comments", { params: { path: { drift } }, body: { text } })),
  tagTenant: (tenant: string, tags: string[]) =>
    unwrap(api.PUT("/api/v1/tenants/{tenant}/tags", { params: { path: { tenant } }, body: { tags } })),
  actOnDrifts: (body: DriftActionRequest) => unwrap(api.POST("/api/v1/drifts/actions", { body })),

  decideSchemaNotice: (notice: string, decision: "adopt" | "dismiss") =>
    unwrap(api.POST(`/api/v1/schema-notices/{notice}/${decision}`, { params: { path: { notice } } })),
};
