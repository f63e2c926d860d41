import { expect, test } from "vitest";
import { namedChange } from "./named-change";

const names = { "1f0e": "Break-glass" };

test("ids that have a name are read by it", () => {
  const change = { before: ["a"], after: ["a", "1f0e"], added: ["1f0e"], removed: [], names };
  expect(namedChange(change)).toEqual({ ...change, after: ["a", "Break-glass"], added: ["Break-glass"] });
});

test("names reach into objects", () => {
  const change = { before: null, after: { target: { groupId: "1f0e" } }, names };
  expect(namedChange(change).after).toEqual({ target: { groupId: "Break-glass" } });
});

test("a change without names stays the same", () => {
  const change = { before: "1f0e", after: null, names: {} };
  expect(namedChange(change)).toBe(change);
});
