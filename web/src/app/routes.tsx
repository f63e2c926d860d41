import type { RouteObject } from "react-router";
import { Frame } from "./frame";
import { NotFoundPage } from "./not-found-page";
import { PageLoading } from "./page-loading";
import { RouteErrorPage } from "./route-error-page";

/** Every page but the frame is its own download. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteErrorPage,
    HydrateFallback: PageLoading,
    children: [
      {
        path: "/setup",
        lazy: async () => ({ Component: (await import("@/features/session/setup-page")).SetupPage }),
      },
      {
        path: "/sign-in",
        lazy: async () => ({ Component: (await import("@/features/session/sign-in-page")).SignInPage }),
      },
      {
        Component: Frame,
        children: [
          {
            ErrorBoundary: RouteErrorPage,
            children: [
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
                path: "tenants/:tenantId/areas/:areaKey",
                lazy: async () => ({ Component: (await import("@/features/area/area-page")).AreaPage }),
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
                path: "settings/app-registrations",
                lazy: async () => ({
                  Component: (await import("@/features/app-registrations/app-registrations-page"))
                    .AppRegistrationsPage,
                }),
              },
              {
                path: "settings/app-registrations/:appRegistrationId",
                lazy: async () => ({
                  Component: (await import("@/features/app-registrations/app-registration-page"))
                    .AppRegistrationPage,
                }),
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
              { path: "*", Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
];
