import { expect, test } from "vitest";
import { addCounts, compareUrgency, severityParameters, totalCount, worstSeverity } from "./severity";

const none = { critical: 0, high: 0, medium: 0, low: 0 };

test("counts add up over tenants", () => {
  expect(
    totalCount(
      addCounts([
        { ...none, high: 2 },
        { ...none, high: 1, low: 4 },
      ]),
    ),
  ).toBe(7);
});

test("the worst severity present is named, or none", () => {
  expect(worstSeverity({ ...none, medium: 3, low: 9 })).toBe("medium");
  expect(worstSeverity(none)).toBeNull();
});

test("one critical drift comes before many low ones", () => {
  const tenants = [{ ...none, low: 50 }, none, { ...none, critical: 1 }];
  expect(tenants.toSorted(compareUrgency).map(totalCount)).toEqual([1, 50, 0]);
});

test("a severity is asked for alone, or with what is worse", () => {
  expect(severityParameters("")).toEqual({});
  expect(severityParameters("high")).toEqual({ severity: "high" });
  expect(severityParameters("highOrWorse")).toEqual({ minSeverity: "high" });
  expect(severityParameters("mediumOrWorse")).toEqual({ minSeverity: "medium" });
});
