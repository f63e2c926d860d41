import { expect, test } from "vitest";
import { sparklinePoints } from "./sparkline-points";

test("the line goes from the first day to the last, and a missing day is a longer step", () => {
  const days = [
    { day: "2026-11-01", value: 10 },
    { day: "2026-11-02", value: 20 },
    { day: "2026-11-05", value: 15 },
  ];
  expect(sparklinePoints(days, 104, 24)).toBe("2,22 27,2 102,12");
});

test("a value that never changes is a level line", () => {
  const days = ["2026-11-01", "2026-11-03"].map((day) => ({ day, value: 7 }));
  expect(sparklinePoints(days, 104, 24)).toBe("2,12 102,12");
});
