import { infiniteQueryOptions, type QueryKey, queryOptions } from "@tanstack/react-query";
import { isRecord } from "@/lib/readable-value";
import { api, unwrap } from "./client";
import { keys } from "./keys";

/** What a list asks for at once: few requests for 10,000 rows, each still small. */
const PAGE_SIZE = 500;

export interface ResourceFilter {
  readonly q: string;
  readonly state: string;
  /** Whether the text is looked for in values, too. */
  readonly inValues?: boolean;
  readonly sort?: string;
  /** Properties whose values come with each resource. */
  readonly show?: readonly string[];
  /** The list as it was at this time; the present when it is empty. */
  readonly at: string;
}

/** The past is compared with nothing, and shows no values in its list. */
const presentOnly = ({ state, inValues, sort, show }: ResourceFilter) => ({
  state: state || undefined,
  within: inValues ? "values" : undefined,
  sort: sort || undefined,
  show: show?.join(",") || undefined,
});

export const areaPropertiesQuery = (tenant: string, area: string) =>
  queryOptions({
    queryKey: keys.areaProperties(tenant, area),
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/properties", { params: { path: { tenant, area } } }),
      ),
  });

function shows(key: QueryKey | undefined, { show = [] }: ResourceFilter): boolean {
  const before = key?.at(-1);
  const shown = isRecord(before) && Array.isArray(before.show) ? before.show : [];
  return shown.join() === show.join();
}

export const resourcesQuery = (tenant: string, area: string, filter: ResourceFilter) =>
  infiniteQueryOptions({
    queryKey: keys.resources(tenant, area, filter),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/resources", {
          params: {
            path: { tenant, area },
            query: {
              q: filter.q || undefined,
              ...(filter.at ? { at: filter.at } : presentOnly(filter)),
              cursor: pageParam || undefined,
              limit: PAGE_SIZE,
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    // Values stand in the order in which they were asked for: under other columns they would be wrong.
    placeholderData: (previous, query) => (shows(query?.queryKey, filter) ? previous : undefined),
  });

export const resourceQuery = (tenant: string, area: string, resource: string) =>
  queryOptions({
    queryKey: keys.resource(tenant, area, resource),
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}", {
          params: { path: { tenant, area, resource } },
        }),
      ),
  });

export const resourceHistoryQuery = (tenant: string, area: string, resource: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.resource(tenant, area, resource), "history"],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/history", {
          params: { path: { tenant, area, resource }, query: { cursor: pageParam || undefined } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
  });

export const resourceAtQuery = (tenant: string, area: string, resource: string, at: string) =>
  queryOptions({
    queryKey: [...keys.resource(tenant, area, resource), "at", at],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}", {
          params: { path: { tenant, area, resource }, query: { at } },
        }),
      ),
  });

export const propertyTimelineQuery = (tenant: string, area: string, resource: string, path: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.resource(tenant, area, resource), "timeline", path],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/properties", {
          params: { path: { tenant, area, resource }, query: { path, cursor: pageParam || undefined } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    retry: false,
  });

export const areaChangesQuery = (tenant: string, area: string, from: string, to: string) =>
  infiniteQueryOptions({
    queryKey: keys.areaChanges(tenant, area, from, to),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/changes", {
          params: {
            path: { tenant, area },
            query: { from, to: to || undefined, cursor: pageParam || undefined },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    retry: false,
  });

export const resourceDiffQuery = (tenant: string, area: string, resource: string, from: string, to: string) =>
  queryOptions({
    queryKey: [...keys.resource(tenant, area, resource), "diff", from, to],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/diff", {
          params: { path: { tenant, area, resource }, query: { from, to } },
        }),
      ),
  });

export const resourceExplanationQuery = (
  tenant: string,
  area: string,
  resource: string,
  from: string,
  to: string,
) =>
  queryOptions({
    queryKey: [...keys.resource(tenant, area, resource), "explain", from, to],
    queryFn: () =>
      unwrap(
        api.GET("/api/v1/tenants/{tenant}/areas/{area}/resources/{resource}/explain", {
          params: { path: { tenant, area, resource }, query: { from, to } },
        }),
      ),
  });
