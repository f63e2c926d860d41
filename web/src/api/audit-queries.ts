import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

export interface AuditFilter {
  readonly q: string;
  readonly actor: string;
  readonly kind: string;
  readonly action: string;
  readonly tenant: string;
  readonly result: string;
  readonly from: string;
  readonly to: string;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/v1/audit", {
          params: {
            query: {
              q: filter.q || undefined,
              actor: filter.actor || undefined,
              kind: filter.kind || undefined,
              action: filter.action || undefined,
              tenant: filter.tenant || undefined,
              result: filter.result || undefined,
              from: filter.from || undefined,
              to: filter.to || undefined,
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

export const auditEntryQuery = (id: number) =>
  queryOptions({
    queryKey: keys.auditEntry(id),
    queryFn: () => unwrap(api.GET("/api/v1/audit/{entry}", { params: { path: { entry: String(id) } } })),
  });

/** Walking the chain costs, so the answer is believed for a while. */
export const auditChainQuery = queryOptions({
  queryKey: keys.auditChain,
  queryFn: () => unwrap(api.GET("/api/v1/audit/chain")),
  staleTime: 60_000,
});
