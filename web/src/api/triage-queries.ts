import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import { type DriftFilter, driftParameters } from "./queries";

/** The most drifts that one action may name. */
export const BULK_LIMIT = 1_000;

export const driftGroupsQuery = (by: string, filter: DriftFilter) =>
  infiniteQueryOptions({
    queryKey: keys.driftGroups(by, filter),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/drift-groups/{by}", {
          params: {
            path: { by },
            query: { ...driftParameters(filter), cursor: pageParam || undefined, limit: 100 },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });

/** Who made changes, as groups of drifts in any state, those with the worst first. */
export const authorsQuery = queryOptions({
  queryKey: keys.authors,
  queryFn: async () =>
    (
      await unwrap(
        api.GET("/api/v1/drift-groups/{by}", {
          params: { path: { by: "changedBy" }, query: { limit: 200 } },
        }),
      )
    ).items,
});

/** The drifts of a filter at once, as many as one action may name. */
export const driftsAtOnceQuery = (filter: DriftFilter) =>
  queryOptions({
    queryKey: [...keys.drifts, "at-once", filter],
    queryFn: async () =>
      (
        await unwrap(
          api.GET("/api/v1/drifts", { params: { query: { ...driftParameters(filter), limit: BULK_LIMIT } } }),
        )
      ).items,
    staleTime: 0,
  });

export const driftIdsQuery = (filter: DriftFilter) =>
  queryOptions({
    queryKey: keys.driftIds(filter),
    queryFn: async () =>
      (await unwrap(api.GET("/api/v1/drift-ids", { params: { query: driftParameters(filter) } }))).ids,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const relatedDriftsQuery = (drift: string) =>
  queryOptions({
    queryKey: keys.relatedDrifts(drift),
    queryFn: () => unwrap(api.GET("/api/v1/drifts/{drift}/related", { params: { path: { drift } } })),
  });

export const driftCommentsQuery = (drift: string) =>
  queryOptions({
    queryKey: keys.driftComments(drift),
    queryFn: async () =>
      (await unwrap(api.GET("/api/v1/drifts/{drift}/comments", { params: { path: { drift } } }))).items,
  });

export const peopleQuery = queryOptions({
  queryKey: keys.people,
  queryFn: async () => (await unwrap(api.GET("/api/v1/people"))).items,
});
