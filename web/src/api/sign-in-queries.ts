import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

export const signInProviderQuery = queryOptions({
  queryKey: keys.signInProvider,
  queryFn: () => unwrap(api.GET("/api/v1/sign-in/provider")),
});

export const roleRulesQuery = queryOptions({
  queryKey: keys.roleRules,
  queryFn: async () => (await unwrap(api.GET("/api/v1/sign-in/rules"))).items,
});
