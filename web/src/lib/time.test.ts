import { expect, test } from "vitest";
import { daysFromNow, duration, relativeTime } from "./time";

const now = Date.parse("2026-11-26T12:00:00Z");

test.each([
  ["2026-11-26T11:59:58Z", "just now"],
  ["2026-11-26T11:57:00Z", "3 minutes ago"],
  ["2026-11-26T14:00:00Z", "in 2 hours"],
  ["2027-02-24T11:59:59Z", "in 3 months"],
  ["2026-11-25T12:00:00Z", "yesterday"],
  ["not a time", "not a time"],
])("%s reads as %s", (instant, expected) => {
  expect(relativeTime(instant, now)).toBe(expected);
});

test("a duration names its unit", () => {
  expect(duration("2026-11-26T12:00:00Z", "2026-11-26T12:00:00.850Z")).toBe("850 ms");
  expect(duration("2026-11-26T12:00:00Z", "2026-11-26T12:00:04.2Z")).toBe("4.2 s");
  expect(duration("2026-11-26T12:00:00Z", "2026-11-26T12:03:05Z")).toBe("3 min 5 s");
});

test("days are counted from now", () => {
  expect(daysFromNow(7, now)).toBe("2026-12-03T12:00:00.000Z");
});
