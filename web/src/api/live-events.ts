import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isRecord } from "@/lib/readable-value";
import { keys } from "./keys";

/** A sweep sends many events; the cache is made stale at most this often. */
const FLUSH_INTERVAL_MS = 500;
const RECONNECT_AFTER_MS = 5_000;

/** Keeps the query cache true to the server for as long as the person is signed in. */
export function useLiveEvents(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => (signedIn ? listen(client) : undefined), [client, signedIn]);
}

/** Which cached answers an event makes stale. */
export function staleKeys(event: string, data: unknown): QueryKey[] {
  const field = (name: string) => {
    const value = isRecord(data) ? data[name] : undefined;
    return typeof value === "string" ? value : "";
  };
  const tenant = keys.tenant(field("tenantId"));
  switch (event) {
    case "job":
      return [keys.job(field("jobId")), keys.tenants, keys.matrix, tenant];
    case "drift":
      return [keys.drifts, keys.tenants, keys.matrix, keys.trend, tenant];
    case "tenant":
      return [keys.tenants, keys.matrix, tenant];
    case "plan":
      return [keys.plans, keys.drifts, keys.tenants, tenant];
    default:
      return [];
  }
}

function listen(client: QueryClient): () => void {
  const pending = new Map<string, QueryKey>();
  let source: EventSource | undefined;
  let reconnect: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    for (const queryKey of pending.values()) {
      // The list of tenants is the root of all their keys and would drag everything with it.
      const exact = queryKey.length === 1 && queryKey[0] === keys.tenants[0];
      client.invalidateQueries({ queryKey, exact });
    }
    pending.clear();
  };
  const remember = (event: MessageEvent<string>) => {
    for (const key of staleKeys(event.type, parsed(event.data))) pending.set(JSON.stringify(key), key);
  };
  const connect = () => {
    source = new EventSource("/api/v1/events");
    for (const name of ["job", "drift", "tenant", "plan"]) source.addEventListener(name, remember);
    source.addEventListener("error", () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(reconnect);
      reconnect = setTimeout(connect, RECONNECT_AFTER_MS);
    });
  };

  connect();
  const timer = setInterval(flush, FLUSH_INTERVAL_MS);
  return () => {
    clearInterval(timer);
    clearTimeout(reconnect);
    source?.close();
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
