import { expect, test } from "vitest";
import { movedTo, nextAfter, toggled } from "./row-moves";

const rows = ["a", "b", "c", "d"].map((id) => ({ id }));

test.each([
  [null, 1, "a"],
  [null, -1, "a"],
  ["a", 1, "b"],
  ["d", 1, "d"],
  ["a", -1, "a"],
  ["gone", 1, "a"],
])("from %s by %i to %s", (from, steps, to) => {
  expect(movedTo(rows, from, steps)).toBe(to);
});

test("there is nowhere to go in an empty list", () => {
  expect(movedTo([], "a", 1)).toBeNull();
  expect(nextAfter([], "a", new Set())).toBeNull();
});

test("after a decision the next drift that is left becomes the current one", () => {
  expect(nextAfter(rows, "b", new Set(["b", "c"]))).toBe("d");
  expect(nextAfter(rows, "d", new Set(["d"]))).toBe("c");
  expect(nextAfter(rows, "b", new Set(["a"]))).toBe("b");
  expect(nextAfter(rows, "b", new Set(["a", "b", "c", "d"]))).toBeNull();
});

test("a row is chosen and let go", () => {
  const chosen = toggled(new Set(["a"]), "b");
  expect([...chosen]).toEqual(["a", "b"]);
  expect([...toggled(chosen, "a")]).toEqual(["b"]);
});
