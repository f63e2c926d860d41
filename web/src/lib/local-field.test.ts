import { expect, test } from "vitest";
import { fromLocalField, toLocalField } from "./time";

test("a field for date and time gives the instant back that it shows", () => {
  const instant = "2026-11-26T09:30:00.000Z";
  expect(fromLocalField(toLocalField(instant))).toBe(instant);
  expect(toLocalField("")).toBe("");
  expect(fromLocalField("")).toBe("");
  expect(fromLocalField("not a time")).toBe("");
});
