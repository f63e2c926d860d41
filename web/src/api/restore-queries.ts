import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { Plan } from "./types";

/** While a plan is being sent or verified it is asked for now and then, in case an event was lost. */
const BUSY_REFRESH_MS = 4_000;
const BUSY: readonly string[] = ["applying", "verifying"];

export interface PlanFilter {
  readonly tenant: string;
  readonly state: string;
}

export const plansQuery = (filter: PlanFilter) =>
  infiniteQueryOptions({
    queryKey: keys.planList(filter),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/plans", {
          params: {
            query: {
              tenant: filter.tenant || undefined,
              state: filter.state || undefined,
              cursor: pageParam || undefined,
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

export const planQuery = (plan: string) =>
  queryOptions({
    queryKey: keys.plan(plan),
    queryFn: (): Promise<Plan> => unwrap(api.GET("/api/v1/plans/{plan}", { params: { path: { plan } } })),
    refetchInterval: (query) => (BUSY.includes(query.state.data?.state ?? "") ? BUSY_REFRESH_MS : false),
  });

export type RequestFormat = "json" | "curl" | "powershell";

export const planRequestsQuery = (plan: string, format: RequestFormat) =>
  queryOptions({
    queryKey: keys.planRequests(plan, format),
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/plans/{plan}/requests", {
          params: { path: { plan }, query: { format } },
          parseAs: "text",
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface RestoreFilter {
  readonly tenant: string;
  readonly area?: string;
  readonly resource?: string;
}

export const restoresQuery = (filter: RestoreFilter) =>
  infiniteQueryOptions({
    queryKey: keys.restores(filter),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/restores", {
          params: { query: { ...filter, cursor: pageParam || undefined } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

export const restoreSettingsQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.restoreSettings(tenant),
    queryFn: () =>
      unwrap(api.GET("/api/v1/tenants/{tenant}/restore-settings", { params: { path: { tenant } } })),
  });

export const automaticRestoreQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.automaticRestore(tenant),
    queryFn: () =>
      unwrap(api.GET("/api/v1/tenants/{tenant}/automatic-restore", { params: { path: { tenant } } })),
  });
