import { expect, test } from "vitest";
import { readableFigure, readableShare } from "./readable-figure";

test("figures are grouped and rounded to one place", () => {
  expect(readableFigure(1234)).toBe("1,234");
  expect(readableFigure(387.54)).toBe("387.5");
});

test("there is no share of nothing", () => {
  expect(readableShare(27, 100)).toBe(", 27 %");
  expect(readableShare(0, 0)).toBe("");
});
