import type { RouteObject } from "react-router";

/** The pages within the frame. Each is its own download. */
export const pages: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({
      Component: (await import("@/features/portfolio/portfolio-page")).PortfolioPage,
    }),
  },
  {
    path: "tenants/new",
    lazy: async () => ({
      Component: (await import("@/features/tenants/add-tenant-page")).AddTenantPage,
    }),
  },
  {
    path: "tenants/:tenantId",
    lazy: async () => ({ Component: (await import("@/features/tenant/tenant-page")).TenantPage }),
  },
  {
    path: "tenants/:tenantId/settings",
    lazy: async () => ({
      Component: (await import("@/features/tenants/tenant-settings-page")).TenantSettingsPage,
    }),
  },
  {
    path: "tenants/:tenantId/write-access",
    lazy: async () => ({
      Component: (await import("@/features/connect/write-access-page")).WriteAccessPage,
    }),
  },
  {
    path: "tenants/:tenantId/restore-settings",
    lazy: async () => ({
      Component: (await import("@/features/restore-settings/restore-settings-page")).RestoreSettingsPage,
    }),
  },
  {
    path: "tenants/:tenantId/automatic-restore",
    lazy: async () => ({
      Component: (await import("@/features/automatic-restore/automatic-restore-page")).AutomaticRestorePage,
    }),
  },
  {
    path: "plans",
    lazy: async () => ({ Component: (await import("@/features/plans/plans-page")).PlansPage }),
  },
  {
    path: "plans/:planId",
    lazy: async () => ({ Component: (await import("@/features/plans/plan-page")).PlanPage }),
  },
  {
    path: "connect/return",
    lazy: async () => ({ Component: (await import("@/features/connect/return-page")).ReturnPage }),
  },
  {
    path: "tenants/:tenantId/areas/:areaKey",
    lazy: async () => ({ Component: (await import("@/features/area/area-page")).AreaPage }),
  },
  {
    path: "tenants/:tenantId/areas/:areaKey/baseline",
    lazy: async () => ({
      Component: (await import("@/features/baseline/baseline-page")).BaselinePage,
    }),
  },
  {
    path: "tenants/:tenantId/areas/:areaKey/compare",
    lazy: async () => ({
      Component: (await import("@/features/between/between-page")).BetweenPage,
    }),
  },
  {
    path: "tenants/:tenantId/areas/:areaKey/resources/:resourceId",
    lazy: async () => ({
      Component: (await import("@/features/resource/resource-page")).ResourcePage,
    }),
  },
  {
    path: "drifts",
    lazy: async () => ({ Component: (await import("@/features/drifts/inbox-page")).InboxPage }),
  },
  {
    path: "drifts/:driftId",
    lazy: async () => ({ Component: (await import("@/features/drifts/drift-page")).DriftPage }),
  },
  {
    path: "acceptances",
    lazy: async () => ({
      Component: (await import("@/features/acceptances/acceptances-page")).AcceptancesPage,
    }),
  },
  {
    path: "ignore-rules",
    lazy: async () => ({
      Component: (await import("@/features/ignore-rules/ignore-rules-page")).IgnoreRulesPage,
    }),
  },
  {
    path: "ignore-rules/new",
    lazy: async () => ({
      Component: (await import("@/features/ignore-rules/new-ignore-rule-page")).NewIgnoreRulePage,
    }),
  },
  {
    path: "ignore-rules/:ruleId",
    lazy: async () => ({
      Component: (await import("@/features/ignore-rules/ignore-rule-page")).IgnoreRulePage,
    }),
  },
  {
    path: "settings/tenant-groups",
    lazy: async () => ({
      Component: (await import("@/features/tenant-groups/tenant-groups-page")).TenantGroupsPage,
    }),
  },
  {
    path: "schema-notices",
    lazy: async () => ({
      Component: (await import("@/features/schema-notices/schema-notices-page")).SchemaNoticesPage,
    }),
  },
  {
    path: "settings/app-registrations",
    lazy: async () => ({
      Component: (await import("@/features/app-registrations/app-registrations-page")).AppRegistrationsPage,
    }),
  },
  {
    path: "settings/app-registrations/:appRegistrationId",
    lazy: async () => ({
      Component: (await import("@/features/app-registrations/app-registration-page")).AppRegistrationPage,
    }),
  },
  {
    path: "settings/sign-in",
    lazy: async () => ({
      Component: (await import("@/features/sign-in-settings/sign-in-settings-page")).SignInSettingsPage,
    }),
  },
  {
    path: "settings/retention",
    lazy: async () => ({
      Component: (await import("@/features/retention/retention-page")).RetentionPage,
    }),
  },
  {
    path: "settings/users",
    lazy: async () => ({ Component: (await import("@/features/users/users-page")).UsersPage }),
  },
  {
    path: "settings/users/:userId",
    lazy: async () => ({ Component: (await import("@/features/users/user-page")).UserPage }),
  },
  {
    path: "settings/api-tokens",
    lazy: async () => ({ Component: (await import("@/features/tokens/tokens-page")).TokensPage }),
  },
  {
    path: "account",
    lazy: async () => ({ Component: (await import("@/features/account/account-page")).AccountPage }),
  },
  {
    path: "settings/audit",
    lazy: async () => ({ Component: (await import("@/features/audit/audit-page")).AuditPage }),
  },
  {
    path: "settings/branding",
    lazy: async () => ({ Component: (await import("@/features/branding/branding-page")).BrandingPage }),
  },
  {
    path: "settings/server",
    lazy: async () => ({ Component: (await import("@/features/server/server-page")).ServerPage }),
  },
  {
    path: "collectors",
    lazy: async () => ({
      Component: (await import("@/features/collectors/collectors-page")).CollectorsPage,
    }),
  },
  {
    path: "collectors/new",
    lazy: async () => ({
      Component: (await import("@/features/collectors/new-collector-page")).NewCollectorPage,
    }),
  },
  {
    path: "collectors/:collectorId",
    lazy: async () => ({
      Component: (await import("@/features/collectors/edit-collector-page")).EditCollectorPage,
    }),
  },
];
