import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

export const writeAccessQuery = (tenant: string) =>
  queryOptions({
    queryKey: keys.writeAccess(tenant),
    queryFn: () =>
      unwrap(api.GET("/api/v1/tenants/{tenant}/write-connection", { params: { path: { tenant } } })),
  });

export const neededPermissionsQuery = (purpose: string) =>
  queryOptions({
    queryKey: keys.neededPermissions(purpose),
    queryFn: async () =>
      (await unwrap(api.GET("/api/v1/consents/permissions", { params: { query: { purpose } } }))).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
