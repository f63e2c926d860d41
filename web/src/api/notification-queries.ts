import { queryOptions } from "@tanstack/react-query";
import type { Severity } from "@/lib/severity";
import { api, unwrap } from "./client";
import { keys } from "./keys";

/** Asked for again whenever something happens, on every page: so few that it never weighs. */
const LATEST = 20;

export const latestDriftsQuery = (severity: Severity) =>
  queryOptions({
    queryKey: keys.latestDrifts(severity),
    queryFn: () =>
      unwrap(api.GET("/api/v1/drifts", { params: { query: { state: "open", severity, limit: LATEST } } })),
  });

export const latestPlansQuery = (state: string) =>
  queryOptions({
    queryKey: keys.latestPlans(state),
    queryFn: () => unwrap(api.GET("/api/v1/plans", { params: { query: { state, limit: LATEST } } })),
  });
