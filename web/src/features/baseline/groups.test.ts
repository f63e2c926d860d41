import { expect, test } from "vitest";
import { byGroup, withMembers } from "./groups";

const groups = [
  { name: "Pilot", colour: "teal", resources: ["c"] },
  { name: "Rest", colour: "grey", resources: ["a"] },
];
const items = [
  { id: "b", name: "B" },
  { id: "a", name: "A" },
  { id: "c", name: "C" },
];

test("resources stand in the order of their groups, those without one last", () => {
  expect(byGroup(items, groups).map((item) => item.id)).toEqual(["c", "a", "b"]);
});

test("a resource moves from one group into another, or out of all", () => {
  expect(withMembers(groups, new Set(["a", "b"]), "Pilot").map((group) => group.resources)).toEqual([
    ["c", "a", "b"],
    [],
  ]);
  expect(withMembers(groups, new Set(["a", "c"]), "").map((group) => group.resources)).toEqual([[], []]);
});
