import { expect, test } from "vitest";
import { makeTenant } from "@/test/fixtures";
import { gapCount, tenantState } from "./tenant-state";

test("a running sync is told before anything else", () => {
  expect(tenantState(makeTenant({ syncing: true }))).toBe("syncing");
});

test("open drift needs attention", () => {
  expect(tenantState(makeTenant({ openDrifts: { critical: 0, high: 1, medium: 0, low: 0 } }))).toBe(
    "attention",
  );
});

test("a tenant without a sync is neither good nor bad", () => {
  expect(tenantState(makeTenant({ lastSyncAt: null }))).toBe("neverSynced");
});

test("a tenant that was read and matches is in order", () => {
  expect(tenantState(makeTenant({}))).toBe("ok");
});

test("an unlicensed area is no gap", () => {
  const areas = { total: 12, complete: 9, partial: 1, failed: 0, noPermission: 1, notLicensed: 1, never: 0 };
  expect(gapCount(makeTenant({ areas }))).toBe(2);
});
