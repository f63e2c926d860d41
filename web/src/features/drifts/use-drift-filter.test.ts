import { expect, test } from "vitest";
import { readFilter } from "./use-drift-filter";

const read = (query: string) => readFilter(new URLSearchParams(query));

test("the inbox opens on open drifts", () => {
  expect(read("").state).toBe("open");
});

test("every state is asked for by name", () => {
  expect(read("state=all").state).toBe("");
});

test("an unknown severity filters nothing", () => {
  expect(read("severity=awful").severity).toBe("");
  expect(read("severity=high").severity).toBe("high");
});
