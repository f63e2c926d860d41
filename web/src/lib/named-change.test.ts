import { expect, test } from "vitest";
import { namedChange } from "./named-change";

const ID = "1f0e0000-0000-4000-8000-000000000001";
const names = { [ID]: { name: "Break-glass", state: "live", paths: [] } } as const;

test("ids that have a name are read by it", () => {
  const change = { path: "excludeGroups", before: ["a"], after: ["a", ID], added: [ID], removed: [], names };
  expect(namedChange(change)).toEqual({ ...change, after: ["a", "Break-glass"], added: ["Break-glass"] });
});

test("names reach into objects", () => {
  const change = { before: null, after: { target: { groupId: ID } }, names };
  expect(namedChange(change).after).toEqual({ target: { groupId: "Break-glass" } });
});

test("a change without names stays the same", () => {
  const change = { before: ID, after: null, names: {} };
  expect(namedChange(change)).toBe(change);
});
