import { api, done, unwrap } from "./client";
import type { ChooseAutomaticRestore, ChooseRestoreSettings, CreatePlanRequest } from "./types";

const path = (plan: string) => ({ params: { path: { plan } } });

/** Every change around restoring that the app can ask for. */
export const restoreCommands = {
  plan: (body: CreatePlanRequest) => unwrap(api.POST("/api/v1/plans", { body })),
  planDeletion: (body: { tenantId: string; driftIds: string[] }) =>
    unwrap(api.POST("/api/v1/plans/deletions", { body })),
  approve: (plan: string, body: { hash: string; operations?: number[] }) =>
    unwrap(api.POST("/api/v1/plans/{plan}/approve", { params: { path: { plan } }, body })),
  apply: (plan: string) => unwrap(api.POST("/api/v1/plans/{plan}/apply", path(plan))),
  cancel: (plan: string) => unwrap(api.POST("/api/v1/plans/{plan}/cancel", path(plan))),
  undo: (plan: string) => unwrap(api.POST("/api/v1/plans/{plan}/undo", path(plan))),
  renew: (plan: string) => unwrap(api.POST("/api/v1/plans/{plan}/renew", path(plan))),
  look: (plan: string) => unwrap(api.POST("/api/v1/plans/{plan}/look", path(plan))),

  chooseSettings: (tenant: string, body: ChooseRestoreSettings) =>
    unwrap(api.PUT("/api/v1/tenants/{tenant}/restore-settings", { params: { path: { tenant } }, body })),
  chooseAutomatic: (tenant: string, body: ChooseAutomaticRestore) =>
    unwrap(api.PUT("/api/v1/tenants/{tenant}/automatic-restore", { params: { path: { tenant } }, body })),
  previewAutomatic: (tenant: string, body: ChooseAutomaticRestore) =>
    unwrap(
      api.POST("/api/v1/tenants/{tenant}/automatic-restore/preview", { params: { path: { tenant } }, body }),
    ),
  resumeAutomatic: (tenant: string) =>
    done(api.POST("/api/v1/tenants/{tenant}/automatic-restore/resume", { params: { path: { tenant } } })),
};
