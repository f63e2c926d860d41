import { expect, test } from "vitest";
import { directionOf } from "./direction";

test("a direction that nobody knows is unknown", () => {
  expect(directionOf("weakens")).toBe("weakens");
  expect(directionOf("sideways")).toBe("unknown");
  expect(directionOf(null)).toBe("unknown");
});
