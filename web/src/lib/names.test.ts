import { expect, test } from "vitest";
import { namedPath, namesAt } from "./names";

const SALES = "01000000-0000-4000-8000-000000000001";
const LOST = "01000000-0000-4000-8000-000000000002";
const OLD = "01000000-0000-4000-8000-000000000003";
const UNREAD = "01000000-0000-4000-8000-000000000004";

const names = {
  [SALES]: { name: "Sales", state: "live", paths: [] },
  [LOST]: { name: null, state: "dangling", paths: [] },
  [OLD]: { name: "Interns", state: "gone", paths: [] },
  [UNREAD]: { name: null, state: "unknown", paths: [] },
  "1": { name: "Berlin", state: "live", paths: ["roleScopeTagIds[]"] },
} as const;

test("what an id names is told with what became of it", () => {
  expect(namesAt(names, "conditions.users.excludeGroups")).toEqual({
    [SALES]: "Sales",
    [LOST]: "Deleted or unknown 01000000…",
    [OLD]: "Interns (deleted)",
  });
});

test("a short id is a name at its own places alone", () => {
  expect(namesAt(names, "roleScopeTagIds")["1"]).toBe("Berlin");
  expect(namesAt(names, "minimumLength")["1"]).toBeUndefined();
});

test("keys of elements are named, too", () => {
  const path = `assignments[@odata.type=groupAssignmentTarget,groupId=${SALES}].intent`;
  expect(namedPath(path, namesAt(names, path))).toBe(
    "assignments[@odata.type=groupAssignmentTarget,groupId=Sales].intent",
  );
});
