import { expect, test } from "vitest";
import { lineDiff } from "./line-diff";

const shape = (before: string, after: string) =>
  lineDiff(before, after).map((line) => ({ same: " ", added: "+", removed: "-" })[line.kind] + line.text);

test("a changed line is removed and added in its place", () => {
  expect(shape("a\nb\nc", "a\nB\nc")).toEqual([" a", "-b", "+B", " c"]);
});

test("an inserted line leaves the others alone", () => {
  expect(shape("a\nc", "a\nb\nc")).toEqual([" a", "+b", " c"]);
});

test("a moved line keeps the longest common part", () => {
  expect(shape("a\nb\nc", "c\na\nb")).toEqual(["+c", " a", " b", "-c"]);
});

test("equal texts have no difference", () => {
  expect(lineDiff("a\nb", "a\nb").every((line) => line.kind === "same")).toBe(true);
});

test("line numbers count each side for itself", () => {
  expect(lineDiff("a\nb", "a\nx\nb").map((line) => [line.before, line.after])).toEqual([
    [1, 1],
    [null, 2],
    [2, 3],
  ]);
});

test("huge texts are compared without the exact table", () => {
  const before = Array.from({ length: 3000 }, (_, index) => `old ${index}`).join("\n");
  const after = Array.from({ length: 3000 }, (_, index) => `new ${index}`).join("\n");
  expect(lineDiff(before, after)).toHaveLength(6000);
});
