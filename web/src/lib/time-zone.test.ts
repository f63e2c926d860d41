import { afterEach, expect, test } from "vitest";
import { exactTime, fromLocalField, toLocalField } from "./time";
import { chooseTimeZone, timeZone, timeZones } from "./time-zone";

afterEach(() => chooseTimeZone(null));

test.each([
  ["UTC", "2026-07-01T10:00"],
  ["Europe/Zurich", "2026-07-01T12:00"],
  ["America/New_York", "2026-07-01T06:00"],
  ["Asia/Kathmandu", "2026-07-01T15:45"],
])("in %s the field shows the clock on the wall, and gives the instant back", (zone, shown) => {
  expect(toLocalField("2026-07-01T10:00:00.000Z", zone)).toBe(shown);
  expect(fromLocalField(shown, zone)).toBe("2026-07-01T10:00:00.000Z");
});

test("the hour after the clocks changed is meant, not the one before", () => {
  expect(fromLocalField("2026-03-29T03:30", "Europe/Zurich")).toBe("2026-03-29T01:30:00.000Z");
  expect(fromLocalField("2026-10-25T03:30", "Europe/Zurich")).toBe("2026-10-25T02:30:00.000Z");
});

test("a chosen time zone is named beside the exact time and stays chosen", () => {
  chooseTimeZone("UTC");
  expect(exactTime("2026-11-26T09:30:00Z")).toBe("26 Nov 2026, 09:30:00 UTC");
  expect(localStorage.getItem("plumbline.time-zone")).toBe("UTC");
  chooseTimeZone("Nowhere/Atlantis");
  expect(timeZone()).toBeUndefined();
});

test("UTC stands before all others, once", () => {
  expect(timeZones()[0]).toBe("UTC");
  expect(timeZones().filter((name) => name === "UTC")).toHaveLength(1);
});
