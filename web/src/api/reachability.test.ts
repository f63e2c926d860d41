import { expect, test } from "vitest";
import { isAnswered, reached } from "./reachability";

test("a request that gets no answer is noticed until one does, and one that was called off is not", async () => {
  await expect(reached(Promise.reject(new DOMException("called off", "AbortError")))).rejects.toThrow();
  expect(isAnswered()).toBe(true);
  await expect(reached(Promise.reject(new TypeError("Failed to fetch")))).rejects.toThrow();
  expect(isAnswered()).toBe(false);
  await reached(Promise.resolve(new Response(null, { status: 503 })));
  expect(isAnswered()).toBe(true);
});
