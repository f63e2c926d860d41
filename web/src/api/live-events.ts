import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { hasChanges, NO_CHANGES, staleFilters, withEvent } from "./live-changes";
import { renewTenants } from "./tenant-rows";

const EVENTS = ["job", "drift", "tenant", "plan", "resync"];
/** A sweep sends many events; those that come so close together are answered with one look. */
const GATHER_MS = 500;
/** After a look that took long, so many times as long passes until the next, whatever the events. */
const PAUSE_FACTOR = 3;
const RECONNECT_AFTER_MS = 5_000;

/** Keeps the query cache true to the server for as long as the person is signed in. */
export function useLiveEvents(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => (signedIn ? listen(client) : undefined), [client, signedIn]);
}

function listen(client: QueryClient): () => void {
  let changes = NO_CHANGES;
  let look: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = GATHER_MS;
  let isOver = false;

  /** One look at a time: what is asked for is never called off by the next event. */
  const bringUpToDate = async () => {
    const told = changes;
    changes = NO_CHANGES;
    const began = performance.now();
    const stale = staleFilters(told).map((filter) => client.invalidateQueries(filter));
    await Promise.all([...stale, told.everything ? undefined : renewTenants(client, told.tenants)]);
    pauseMs = Math.max(GATHER_MS, (performance.now() - began) * PAUSE_FACTOR);
    look = undefined;
    if (hasChanges(changes) && !isOver) look = setTimeout(bringUpToDate, pauseMs);
  };
  const remember = (name: string, data: unknown) => {
    changes = withEvent(changes, name, data);
    if (hasChanges(changes)) look ??= setTimeout(bringUpToDate, pauseMs);
  };
  const stop = subscribe(remember);
  return () => {
    isOver = true;
    stop();
    clearTimeout(look);
  };
}

/** Tells each event, and `resync` when some may have been missed because the connection was gone. */
function subscribe(tell: (name: string, data: unknown) => void): () => void {
  let source: EventSource | undefined;
  let reconnect: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;

  const connect = () => {
    source = new EventSource("/api/v1/events");
    for (const name of EVENTS) {
      source.addEventListener(name, (event: MessageEvent<string>) => tell(name, parsed(event.data)));
    }
    source.addEventListener("open", () => {
      if (wasOpen) tell("resync", null);
      wasOpen = true;
    });
    source.addEventListener("error", () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(reconnect);
      reconnect = setTimeout(connect, RECONNECT_AFTER_MS);
    });
  };

  connect();
  return () => {
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
