import { api, done, unwrap } from "./client";
import type {
  CreateCollectorRequest,
  CreateTenantRequest,
  Credential,
  DriftActionRequest,
  SwitchAreasRequest,
  TestPullRequest,
  UpdateCollectorRequest,
  UpdateTenantRequest,
} from "./types";

type CaptureMode = "snapshot" | "none";

/** Every change the app can ask for, one function for each. */
export const commands = {
  setUp: (body: { token: string; username: string; password: string }) =>
    unwrap(api.POST("/api/v1/setup", { body })),
  signIn: (body: { username: string; password: string }) => unwrap(api.POST("/api/v1/session", { body })),
  signInToDemo: () => unwrap(api.POST("/api/v1/session/demo")),
  signOut: () => done(api.DELETE("/api/v1/session")),

  testCredential: (body: { tenantId: string; credential: Credential }) =>
    unwrap(api.POST("/api/v1/connection-tests", { body })),
  createTenant: (body: CreateTenantRequest) => unwrap(api.POST("/api/v1/tenants", { body })),
  updateTenant: (tenant: string, body: UpdateTenantRequest) =>
    unwrap(api.PATCH("/api/v1/tenants/{tenant}", { params: { path: { tenant } }, body })),
  deleteTenant: (tenant: string) =>
    done(api.DELETE("/api/v1/tenants/{tenant}", { params: { path: { tenant } } })),
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

  createAppRegistration: (body: { name: string; credential: Credential }) =>
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

  captureBaseline: (tenant: string, area: string, body: { label: string; mode: CaptureMode }) =>
    unwrap(
      api.POST("/api/v1/tenants/{tenant}/areas/{area}/baseline/capture", {
        params: { path: { tenant, area } },
        body,
      }),
    ),
  captureAllBaselines: (tenant: string, body: { label: string; mode: CaptureMode }) =>
    unwrap(api.POST("/api/v1/tenants/{tenant}/baselines/capture", { params: { path: { tenant } }, body })),
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

  acceptDrift: (drift: string, body: { reason: string; expiresAt?: string }) =>
    unwrap(api.POST("/api/v1/drifts/{drift}/accept", { params: { path: { drift } }, body })),
  snoozeDrift: (drift: string, until: string) =>
    unwrap(api.POST("/api/v1/drifts/{drift}/snooze", { params: { path: { drift } }, body: { until } })),
  reopenDrift: (drift: string) =>
    unwrap(api.POST("/api/v1/drifts/{drift}/reopen", { params: { path: { drift } } })),
  actOnDrifts: (body: DriftActionRequest) => unwrap(api.POST("/api/v1/drifts/actions", { body })),
};
