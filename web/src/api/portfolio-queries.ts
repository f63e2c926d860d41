import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

/** All tenants against the workloads or, with one of these, against its areas. */
export const matrixQuery = (workload: string) =>
  queryOptions({
    queryKey: [...keys.matrix, workload],
    queryFn: () =>
      unwrap(api.GET("/api/v1/matrix", { params: { query: { workload: workload || undefined } } })),
    placeholderData: (previous) => previous,
  });

export const trendQuery = (filter: { group: string; tag: string }) =>
  queryOptions({
    queryKey: [...keys.trend, filter],
    queryFn: async () =>
      (
        await unwrap(
          api.GET("/api/v1/trend", {
            params: { query: { group: filter.group || undefined, tag: filter.tag || undefined } },
          }),
        )
      ).days,
    placeholderData: (previous) => previous,
  });
