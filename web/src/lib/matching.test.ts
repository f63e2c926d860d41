import { expect, test } from "vitest";
import { bestMatches, matches } from "./matching";

test.each([
  ["Harbour Accountants", "acc har", true],
  ["Zürich Versicherung", "zurich", true],
  ["Harbour Accountants", "", true],
  ["Harbour Accountants", "harbour law", false],
])("%s and “%s”: %s", (text, words, expected) => {
  expect(matches(text, words)).toBe(expected);
});

test("what begins so stands first, and the order stays otherwise", () => {
  const names = ["The Mill", "Miller", "Old mill", "Milton"];
  expect(bestMatches(names, "mil", (name) => name)).toEqual(["Miller", "Milton", "The Mill", "Old mill"]);
});
