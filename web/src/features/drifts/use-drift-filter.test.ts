import { expect, test } from "vitest";
import { readFilter } from "./use-drift-filter";

const read = (query: string) => readFilter(new URLSearchParams(query));

test("the inbox opens on open drifts", () => {
  expect(read("").state).toBe("open");
});

test("every state is asked for by name", () => {
  expect(read("state=all").state).toBe("");
});

test("an unknown direction filters nothing", () => {
  expect(read("direction=sideways").direction).toBe("");
  expect(read("direction=weakens").direction).toBe("weakens");
});

test("an unknown severity filters nothing", () => {
  expect(read("severity=awful").severity).toBe("");
  expect(read("severity=high").severity).toBe("high");
});

test("an unknown mark filters nothing", () => {
  expect(read("mark=strange").mark).toBe("");
  expect(read("mark=flapping").mark).toBe("flapping");
});
