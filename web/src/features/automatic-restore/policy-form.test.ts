import { expect, test } from "vitest";
import type { RestorePolicy } from "@/api/types";
import { CAREFUL, isCron, policyOf, type TypedPolicy, typedPolicy, withWindow } from "./policy-form";

const policy: RestorePolicy = {
  ...CAREFUL,
  allowWindows: [{ cron: "0 22 * * MON-FRI", timeZone: "Europe/Berlin", durationMinutes: 360 }],
  freezeWindows: [{ cron: "0 0 24 12 *", timeZone: "UTC", durationMinutes: 10_080 }],
};
const typed = typedPolicy(policy);

test("what is not changed is sent back as it was", () => {
  expect(policyOf(typed)).toEqual(policy);
});

test.each<Partial<TypedPolicy>>([
  { changesPerHour: "0" },
  { pauseHours: "721" },
  { severities: [] },
  { directions: [] },
  { allowWindows: [{ key: 1, cron: "0 22 * *", timeZone: "UTC", minutes: "60" }] },
  { freezeWindows: [{ key: 1, cron: "0 22 * * *", timeZone: "UTC", minutes: "0" }] },
])("%o does not fit", (wrong) => {
  expect(policyOf({ ...typed, ...wrong })).toBeNull();
});

test("a policy that is off need not say what it would touch", () => {
  expect(policyOf({ ...typed, enabled: false, severities: [], directions: [] })).not.toBeNull();
});

test("a cron expression has five fields", () => {
  expect(isCron(" 0  22 * * MON-FRI ")).toBe(true);
  expect(isCron("0 0 22 * * *")).toBe(false);
});

test("a window that is added fits, and has a key of its own", () => {
  const [first, second] = withWindow(withWindow([]));
  expect(first?.key).not.toBe(second?.key);
  expect(policyOf({ ...typed, allowWindows: withWindow([]) })).not.toBeNull();
});
