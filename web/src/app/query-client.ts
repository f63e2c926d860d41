import { notifyManager, QueryClient } from "@tanstack/react-query";
import { asProblem } from "@/api/problem";

const ATTEMPTS = 2;

/** Answers stay fresh until an event or a command makes them stale; the interval is the safety net. */
export function createQueryClient(): QueryClient {
  // Before the browser paints: a radio or a switch bound to an answer would be seen to jump back in between.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < ATTEMPTS && isPassing(error),
      },
    },
  });
}

/** What the server refused stays refused; what did not arrive may arrive the next time. */
function isPassing(error: unknown): boolean {
  const { status } = asProblem(error);
  return status === 0 || status >= 500;
}
