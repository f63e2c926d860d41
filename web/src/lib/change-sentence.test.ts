import { expect, test } from "vitest";
import { type ChangeFacts, changeSentence } from "./change-sentence";

const cases: [ChangeFacts, string][] = [
  [
    { change: "changed", path: "state", kind: "value", before: "enabled", after: "disabled" },
    "State changed from “enabled” to “disabled”.",
  ],
  [
    { path: "conditions.users.excludeGroups", kind: "set", added: ["Contractors"], removed: [] },
    "Exclude groups: “Contractors” added.",
  ],
  [
    { path: "includeApplications", kind: "set", added: ["a", "b"], removed: ["c"] },
    "Include applications: 2 entries added, “c” removed.",
  ],
  [{ path: "order", kind: "list", added: [], removed: [] }, "Order: the order was changed."],
  [{ path: "script", kind: "text", before: "a", after: "b" }, "Script: the text was changed."],
  [
    { path: "grantControls", kind: "value", before: { operator: "OR" }, after: null },
    "Grant controls was a group of settings and is no longer set.",
  ],
  [{ path: "enabled", kind: "value", before: null, after: true }, "Enabled was not set and is now true."],
  [{ change: "missing", resourceName: "Block legacy" }, "“Block legacy” is gone from the tenant."],
  [{ change: "unexpected", resourceName: "Test" }, "“Test” is not in the baseline."],
];

test.each(cases)("%j is told in one sentence", (facts, sentence) => {
  expect(changeSentence(facts)).toBe(sentence);
});

test("a long value is cut", () => {
  const sentence = changeSentence({
    path: "description",
    kind: "value",
    before: "x".repeat(200),
    after: "y",
  });
  expect(sentence.length).toBeLessThan(120);
});
