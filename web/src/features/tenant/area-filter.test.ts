import { expect, test } from "vitest";
import { makeArea } from "@/test/fixtures";
import { filteredAreas, isFiltered } from "./area-filter";

const AREAS = [
  makeArea({ area: "a", title: "Named locations", readPermissions: ["Policy.Read.All"] }),
  makeArea({ area: "b", title: "Update rings", workload: "intune", access: "locked" }),
  makeArea({ area: "c", title: "Scripts", workload: "intune", access: "off" }),
];
const NONE = { q: "", access: "", workload: "" };

function found(filter: Partial<typeof NONE>): string[] {
  return filteredAreas(AREAS, { ...NONE, ...filter }).map((area) => area.area);
}

test("areas are found by name, permission, state and workload together", () => {
  expect(found({})).toEqual(["a", "b", "c"]);
  expect(found({ q: " named " })).toEqual(["a"]);
  expect(found({ q: "policy.read" })).toEqual(["a", "b", "c"]);
  expect(found({ workload: "intune" })).toEqual(["b", "c"]);
  expect(found({ workload: "intune", access: "off" })).toEqual(["c"]);
  expect(found({ q: "rings", access: "off" })).toEqual([]);
});

test("blanks are no filter", () => {
  expect(isFiltered({ ...NONE, q: "  " })).toBe(false);
  expect(isFiltered({ ...NONE, access: "off" })).toBe(true);
});
