import { expect, test } from "vitest";
import { filled, itemsOf, stepped } from "./palette-item";

const item = (id: string) => ({ id, text: id, act: () => undefined });

test.each([
  [3, 0, 1, 1],
  [3, 2, 1, 0],
  [3, 0, -1, 2],
  [0, -1, 1, -1],
])("of %i items, %i and %i steps lead to %i", (count, from, steps, to) => {
  expect(stepped(count, from, steps)).toBe(to);
});

test("a group without items is left out", () => {
  const groups = filled([
    { title: "Empty", items: [] },
    { title: "Two", items: [item("a"), item("b")] },
  ]);
  expect(groups.map((group) => group.title)).toEqual(["Two"]);
  expect(itemsOf(groups).map(({ id }) => id)).toEqual(["a", "b"]);
});
