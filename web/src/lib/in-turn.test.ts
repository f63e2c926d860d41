import { expect, test } from "vitest";
import { inTurn } from "./in-turn";

test("results keep the order of the items, and few are under way at once", async () => {
  let [running, most] = [0, 0];
  const results = await inTurn([5, 4, 3, 2, 1, 0], async (wait) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, wait));
    running -= 1;
    return wait * 2;
  });
  expect(results).toEqual([10, 8, 6, 4, 2, 0]);
  expect(most).toBe(4);
});

test("a failure is told", async () => {
  await expect(inTurn([1, 2], () => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
});
