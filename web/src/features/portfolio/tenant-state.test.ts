import { expect, test } from "vitest";
import { makeTenant } from "@/test/fixtures";
import { gapCount, tenantState } from "./tenant-state";

test("a tenant that reads well and has drifted is not in order", () => {
  const openDrifts = { critical: 0, high: 1, medium: 0, low: 0 };
  expect(tenantState(makeTenant({ openDrifts }))).toBe("drifted");
});

test("what hinders reading is told before drift", () => {
  const openDrifts = { critical: 1, high: 0, medium: 0, low: 0 };
  expect(tenantState(makeTenant({ openDrifts, state: "broken" }))).toBe("broken");
});

test("a tenant that was read and matches is in order", () => {
  expect(tenantState(makeTenant({}))).toBe("ok");
});

test("an unlicensed area is no gap", () => {
  const areas = { total: 12, complete: 9, partial: 1, failed: 0, noPermission: 1, notLicensed: 1, never: 0 };
  expect(gapCount(makeTenant({ areas }))).toBe(2);
});
