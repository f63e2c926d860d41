import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

export const encryptionKeysQuery = queryOptions({
  queryKey: keys.encryptionKeys,
  queryFn: () => unwrap(api.GET("/api/v1/encryption-keys")),
});

export const logLevelQuery = queryOptions({
  queryKey: keys.logLevel,
  queryFn: () => unwrap(api.GET("/api/v1/log-level")),
});

export const brandingQuery = queryOptions({
  queryKey: keys.branding,
  queryFn: () => unwrap(api.GET("/api/v1/branding")),
});
