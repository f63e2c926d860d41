import { expect, test } from "vitest";
import { tenantState } from "./tenant-state";

const none = { critical: 0, high: 0, medium: 0, low: 0 };

test("a tenant that reads well and has drifted is not in order", () => {
  expect(tenantState({ state: "ok", openDrifts: { ...none, high: 1 }, baselines: 3 })).toBe("drifted");
});

test("what hinders reading is told before drift", () => {
  expect(tenantState({ state: "broken", openDrifts: { ...none, critical: 1 }, baselines: 3 })).toBe("broken");
});

test("a tenant that was read and matches is in order", () => {
  expect(tenantState({ state: "ok", openDrifts: none, baselines: 3 })).toBe("ok");
});

test("a tenant without a baseline is not in order, as nothing was agreed", () => {
  expect(tenantState({ state: "ok", openDrifts: none, baselines: 0 })).toBe("nothingAgreed");
});
