import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Direction } from "@/lib/direction";
import { type SeverityChoice, severityParameters } from "@/lib/severity";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { Tenant } from "./types";

/** The windows of the limits are 1 to 60 seconds long. */
const BUDGET_REFRESH_MS = 5_000;

export const configQuery = queryOptions({
  queryKey: keys.config,
  queryFn: () => unwrap(api.GET("/api/v1/public/config")),
  staleTime: Number.POSITIVE_INFINITY,
});

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: () => unwrap(api.GET("/api/v1/session")),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const tenantsQuery = queryOptions({
  queryKey: keys.tenants,
  queryFn: async () => (await unwrap(api.GET("/api/v1/tenants"))).items,
});

/** A tenant by what it is found and named by. */
export type TenantName = Pick<Tenant, "id" | "name" | "tenantId">;

/** For what shows no more of tenants than their names: it is not drawn again when anything else of them changes. */
export const tenantNamesQuery = queryOptions({
  ...tenantsQuery,
  select: (tenants): TenantName[] => tenants.map(({ id, name, tenantId }) => ({ id, name, tenantId })),
});

export const tenantQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.tenant(tenant),
    queryFn: () => unwrap(api.GET("/api/v1/tenants/{tenant}", { params: { path: { tenant } } })),
  });

export const tenantStatusQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.tenantStatus(tenant),
    queryFn: () => unwrap(api.GET("/api/v1/tenants/{tenant}/status", { params: { path: { tenant } } })),
  });

export const tenantAreasQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.tenantAreas(tenant),
    queryFn: async () =>
      (await unwrap(api.GET("/api/v1/tenants/{tenant}/areas", { params: { path: { tenant } } }))).items,
  });

export const connectionQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.connection(tenant),
    queryFn: () => unwrap(api.GET("/api/v1/tenants/{tenant}/connection", { params: { path: { tenant } } })),
  });

export const schemaNoticesQuery = queryOptions({
  queryKey: keys.schemaNotices,
  queryFn: async () => (await unwrap(api.GET("/api/v1/schema-notices"))).items,
});

export const appRegistrationsQuery = queryOptions({
  queryKey: keys.appRegistrations,
  queryFn: async () => (await unwrap(api.GET("/api/v1/app-registrations"))).items,
});

export const appRegistrationQuery = (appRegistration: string) =>
  queryOptions({
    queryKey: keys.appRegistration(appRegistration),
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/app-registrations/{appRegistration}", { params: { path: { appRegistration } } }),
      ),
  });

export const permissionsQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.permissions(tenant),
    queryFn: () => unwrap(api.GET("/api/v1/tenants/{tenant}/permissions", { params: { path: { tenant } } })),
  });

export const insightsQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.insights(tenant),
    queryFn: () => unwrap(api.GET("/api/v1/tenants/{tenant}/insights", { params: { path: { tenant } } })),
  });

export const tenantEventsQuery = (tenant: string) =>
  infiniteQueryOptions({
    queryKey: keys.tenantEvents(tenant),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/events", {
          params: { path: { tenant }, query: { cursor: pageParam || undefined, limit: 50 } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

export const budgetQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.budget(tenant),
    queryFn: async () =>
      (await unwrap(api.GET("/api/v1/tenants/{tenant}/budget", { params: { path: { tenant } } }))).items,
    refetchInterval: BUDGET_REFRESH_MS,
  });

export const jobQuery = (job: string) =>
  queryOptions({
    queryKey: keys.job(job),
    queryFn: () => unwrap(api.GET("/api/v1/jobs/{job}", { params: { path: { job } } })),
  });

export const tenantComparisonQuery = (tenant: string, area: string, other: string) =>
  queryOptions({
    queryKey: keys.tenantComparison(tenant, area, other),
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/compare", {
          params: { path: { tenant, area }, query: { with: other } },
        }),
      ),
    enabled: other !== "",
  });

export const collectionsQuery = (tenant: string, area: string) =>
  queryOptions({
    queryKey: keys.collections(tenant, area),
    queryFn: async () =>
      (
        await unwrap(
          api.GET("/api/v1/tenants/{tenant}/collections", {
            params: { path: { tenant }, query: { area, limit: 50 } },
          }),
        )
      ).items,
  });

export const tenantNotesQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.tenantNotes(tenant),
    queryFn: async () =>
      (await unwrap(api.GET("/api/v1/tenants/{tenant}/notes", { params: { path: { tenant } } }))).items,
  });

export const coverageQuery = queryOptions({
  queryKey: keys.coverage,
  queryFn: () => unwrap(api.GET("/api/v1/coverage")),
});

export const tenantCoverageQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.tenantCoverage(tenant),
    queryFn: () => unwrap(api.GET("/api/v1/tenants/{tenant}/coverage", { params: { path: { tenant } } })),
  });

export const retentionQuery = queryOptions({
  queryKey: keys.retention,
  queryFn: () => unwrap(api.GET("/api/v1/retention")),
});

export const baselineVersionsQuery = (tenant: string, area: string) =>
  queryOptions({
    queryKey: keys.baselineVersions(tenant, area),
    queryFn: async () =>
      (
        await unwrap(
          api.GET("/api/v1/tenants/{tenant}/areas/{area}/baseline/versions", {
            params: { path: { tenant, area } },
          }),
        )
      ).items,
  });

export interface DriftFilter {
  readonly tenant: string;
  readonly group: string;
  readonly tag: string;
  readonly area: string;
  readonly state: string;
  /** One, or "high or worse". */
  readonly severity: SeverityChoice | "";
  readonly mark: string;
  readonly direction: Direction | "";
  /** The id of a person, "me" or "none". */
  readonly assignee: string;
  /** The key of who made the change, or "none". */
  readonly changedBy: string;
  /** One and the same change, by its key. */
  readonly change: string;
  readonly minAgeHours: string;
  readonly maxAgeHours: string;
  readonly q: string;
}

/** What an address says of a filter; what narrows nothing is left out. */
export function driftParameters(filter: DriftFilter) {
  const { severity, minAgeHours, maxAgeHours, ...texts } = filter;
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
  return {
    ...said,
    ...severityParameters(severity),
    minAgeHours: minAgeHours ? Number(minAgeHours) : undefined,
    maxAgeHours: maxAgeHours ? Number(maxAgeHours) : undefined,
  };
}

export const driftsQuery = (filter: DriftFilter) =>
  infiniteQueryOptions({
    queryKey: keys.driftList(filter),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/drifts", {
          params: {
            query: { ...driftParameters(filter), cursor: pageParam || undefined, limit: 200 },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

export const driftQuery = (drift: string) =>
  queryOptions({
    queryKey: keys.drift(drift),
    queryFn: () => unwrap(api.GET("/api/v1/drifts/{drift}", { params: { path: { drift } } })),
  });

export interface AcceptanceFilter {
  readonly tenant: string;
  readonly area: string;
  readonly q: string;
}

export const acceptancesQuery = (filter: AcceptanceFilter) =>
  infiniteQueryOptions({
    queryKey: keys.acceptances(filter),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/acceptances", {
          params: {
            query: {
              tenant: filter.tenant || undefined,
              area: filter.area || undefined,
              q: filter.q || undefined,
              cursor: pageParam || undefined,
              limit: 200,
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

export const ignoreRulesQuery = queryOptions({
  queryKey: keys.ignoreRules,
  queryFn: async () => (await unwrap(api.GET("/api/v1/ignore-rules"))).items,
});

export const ignoreRuleQuery = (rule: string) =>
  queryOptions({
    queryKey: keys.ignoreRule(rule),
    queryFn: () => unwrap(api.GET("/api/v1/ignore-rules/{rule}", { params: { path: { rule } } })),
  });

export const heldBackQuery = (rule: string) =>
  queryOptions({
    queryKey: keys.heldBack(rule),
    queryFn: async () =>
      (
        await unwrap(
          api.GET("/api/v1/ignore-rules/{rule}/held-back", {
            params: { path: { rule }, query: { limit: 200 } },
          }),
        )
      ).items,
  });

export const holdsQuery = (tenant: string, area: string, resource: string) =>
  queryOptions({
    queryKey: keys.holds(tenant, area, resource),
    queryFn: async () =>
      (
        await unwrap(
          api.GET("/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/holds", {
            params: { path: { tenant, area, resource } },
          }),
        )
      ).items,
  });

export const tenantGroupsQuery = queryOptions({
  queryKey: keys.tenantGroups,
  queryFn: async () => (await unwrap(api.GET("/api/v1/tenant-groups"))).items,
});

export const areasQuery = queryOptions({
  queryKey: keys.areas,
  queryFn: async () => (await unwrap(api.GET("/api/v1/areas"))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const collectorsQuery = queryOptions({
  queryKey: keys.collectors,
  queryFn: async () => (await unwrap(api.GET("/api/v1/collectors"))).items,
});

export const collectorQuery = (collector: string) =>
  queryOptions({
    queryKey: keys.collector(collector),
    queryFn: () => unwrap(api.GET("/api/v1/collectors/{collector}", { params: { path: { collector } } })),
  });

export const baselineQuery = (tenant: string, area: string) =>
  queryOptions({
    queryKey: keys.editedBaseline(tenant, area),
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/baseline", { params: { path: { tenant, area } } }),
      ),
    // It stays as it is for as long as it is edited, and the next edit starts from what is saved then.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** The active version as it is now, for somebody whose edit started from an older one. */
export const savedMeanwhileQuery = (tenant: string, area: string) =>
  queryOptions({
    ...baselineQuery(tenant, area),
    queryKey: [...keys.baseline(tenant, area), "saved-meanwhile"],
    staleTime: 0,
  });

export const baselineResourceQuery = (tenant: string, area: string, resource: string) =>
  queryOptions({
    queryKey: [...keys.baseline(tenant, area), resource],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/baseline/resources/{resource}", {
          params: { path: { tenant, area, resource } },
        }),
      ),
  });

export const resourceGroupsQuery = (tenant: string, area: string) =>
  queryOptions({
    queryKey: keys.resourceGroups(tenant, area),
    queryFn: async () =>
      (
        await unwrap(
          api.GET("/api/v1/tenants/{tenant}/areas/{area}/groups", { params: { path: { tenant, area } } }),
        )
      ).items,
  });

export const versionComparisonQuery = (tenant: string, area: string, from: number, to: number) =>
  queryOptions({
    queryKey: [...keys.baselineVersions(tenant, area), "compare", from, to],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/baseline/versions/compare", {
          params: { path: { tenant, area }, query: { from, to } },
        }),
      ),
  });
