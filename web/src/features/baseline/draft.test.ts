import { expect, test } from "vitest";
import { draftOf, editOf, isChanged, isWatched, rebased, typedValue, withPath, withResources } from "./draft";

const baseline = {
  version: 2,
  label: "Agreed",
  note: "",
  mode: "snapshot",
  newResources: "alert",
  createdAt: "2026-11-20T09:00:00Z",
  createdBy: "ada",
  warnings: [],
  resources: [
    { id: "a", name: "A", mode: "snapshot", watchedPaths: [] },
    { id: "b", name: "B", mode: "properties", watchedPaths: ["state"] },
  ],
};
const live = [{ id: "c", name: "C" }];
const start = draftOf(baseline, live);

test("nothing touched is nothing to save", () => {
  expect(isChanged(start, start)).toBe(false);
  expect(editOf(start, start)).toMatchObject({ resources: [], removed: [] });
});

test("only what was touched is sent", () => {
  let draft = withResources(start, new Set(["c"]), (resource) => ({ ...resource, included: true }));
  draft = withResources(draft, new Set(["a"]), (resource) => ({ ...resource, included: false }));
  draft = withResources(draft, new Set(["b"]), (resource) => ({ ...resource, values: { state: "on" } }));
  expect(editOf(draft, start)).toEqual({
    label: "Agreed",
    note: "",
    newResources: "alert",
    resources: [
      { id: "b", mode: "properties", watchedPaths: ["state"], values: [{ path: "state", value: "on" }] },
      { id: "c", mode: "snapshot", watchedPaths: [], values: [] },
    ],
    removed: ["a"],
  });
});

test("a ticked path watches what lies below it and takes the place of paths there", () => {
  const [, b] = start.resources;
  if (!b) throw new Error("there is a second resource");
  const ticked = withPath(withPath(b, "conditions.users.excludeGroups", true), "conditions", true);
  expect(ticked.watchedPaths).toEqual(["conditions", "state"]);
  expect(isWatched(ticked, "conditions.users[id=x].name")).toBe(true);
  expect(isWatched(ticked, "conditionsAndMore")).toBe(false);
  expect(withPath(ticked, "conditions", false).watchedPaths).toEqual(["state"]);
});

test("changes move onto a version that somebody else saved, and none is lost", () => {
  const mine = withResources({ ...start, newResources: "note" }, new Set(["a", "c"]), (resource) => ({
    ...resource,
    included: true,
    mode: "none",
  }));
  const theirs = draftOf(
    { ...baseline, version: 3, label: "Theirs", resources: baseline.resources.slice(1) },
    [],
  );
  const both = rebased(mine, start, theirs);
  expect(both).toMatchObject({ version: 3, label: "Theirs", newResources: "note" });
  expect(editOf(both, theirs).resources.map((resource) => resource.id)).toEqual(["a", "c"]);
});

test("what is typed is JSON where it can be", () => {
  expect(typedValue(" true ")).toBe(true);
  expect(typedValue('["a"]')).toEqual(["a"]);
  expect(typedValue("enabled")).toBe("enabled");
  expect(typedValue("  ")).toBeNull();
});
