import { expect, test } from "vitest";
import { prettyJson, readableValue } from "./readable-value";

test.each([
  [null, "not set"],
  [false, "false"],
  [0, "0"],
  ["", "empty text"],
  [[], "none"],
  [["a", "b"], "a, b"],
  [{ displayName: "Break-glass", id: "1" }, "Break-glass"],
  [{ "@odata.type": "x", operator: "OR" }, "operator: OR"],
])("%j reads as %s", (value, expected) => {
  expect(readableValue(value)).toBe(expected);
});

test("keys are shown in order", () => {
  expect(prettyJson({ b: 1, a: { d: 1, c: 2 } })).toBe(
    '{\n  "a": {\n    "c": 2,\n    "d": 1\n  },\n  "b": 1\n}',
  );
});
