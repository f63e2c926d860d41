import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

export const accountQuery = queryOptions({
  queryKey: keys.account,
  queryFn: () => unwrap(api.GET("/api/v1/account")),
});

/** As the account has them now, past the cache. */
export const readPreferences = () => unwrap(api.GET("/api/v1/account/preferences"));

export const preferencesQuery = queryOptions({
  queryKey: keys.preferences,
  queryFn: readPreferences,
  staleTime: 60_000,
});

export const ownSessionsQuery = queryOptions({
  queryKey: keys.ownSessions,
  queryFn: async () => (await unwrap(api.GET("/api/v1/account/sessions"))).items,
});

export const apiTokensQuery = queryOptions({
  queryKey: keys.apiTokens,
  queryFn: async () => (await unwrap(api.GET("/api/v1/tokens"))).items,
});

export const usersQuery = queryOptions({
  queryKey: keys.users,
  queryFn: async () => (await unwrap(api.GET("/api/v1/users"))).items,
});

export const userQuery = (user: string) =>
  queryOptions({
    queryKey: keys.user(user),
    queryFn: () => unwrap(api.GET("/api/v1/users/{user}", { params: { path: { user } } })),
  });
