import { expect, test } from "vitest";
import { expiryOf } from "./credential-expiry";

const NOW = Date.parse("2026-11-26T12:00:00Z");

test.each([
  ["secret", null, "unknown"],
  ["federated", null, "never"],
  ["certificate", "2027-11-26T12:00:00Z", "fine"],
  ["certificate", "2026-12-26T12:00:00Z", "soon"],
  ["certificate", "2026-12-26T12:00:01Z", "fine"],
  ["secret", "2026-11-26T12:00:00Z", "expired"],
])("a %s that ends at %s is %s", (kind, expiresAt, state) => {
  expect(expiryOf({ kind, expiresAt }, NOW).state).toBe(state);
});

test("days are whole days that are left", () => {
  expect(expiryOf({ kind: "secret", expiresAt: "2026-12-03T11:00:00Z" }, NOW).days).toBe(6);
});
