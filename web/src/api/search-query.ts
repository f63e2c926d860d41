import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

/** Fewer letters than this are in almost every name. */
const SHORTEST_TEXT = 2;

/** What a few letters may mean. A question that nobody waits for any more is called off. */
export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: keys.search(text),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/v1/search", { params: { query: { q: text, limit: 8 } }, signal })),
    enabled: text.length >= SHORTEST_TEXT,
    placeholderData: (previous) => previous,
    staleTime: 10_000,
  });
