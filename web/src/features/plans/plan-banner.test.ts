import { expect, test } from "vitest";
import type { Plan } from "@/api/types";
import { makeOperation, makePlan, makeSentPlan } from "@/test/plan-fixtures";
import { bannerOf } from "./plan-banner";

const fatal = { code: "x", severity: "fatal", message: "", wayOut: "", operations: [] };

test.each<[string, Plan, string, string]>([
  ["waiting", makePlan(), "info", "Waits for approval"],
  ["forbidden", makePlan({ notes: [fatal] }), "error", "This plan cannot be approved"],
  ["empty", makePlan({ operations: [] }), "warning", "There is nothing to send"],
  ["approved", makeSentPlan("approved"), "info", "Approved by grace"],
  ["being sent", makeSentPlan("applying"), "info", "Being sent"],
  ["verifying", makeSentPlan("verifying"), "info", "Everything was sent"],
  ["restored", makeSentPlan("restored"), "success", "The request holds"],
  ["incomplete", makeSentPlan("incomplete", { state: "refused" }), "error", "The plan is incomplete"],
  ["outdated", makePlan({ state: "outdated" }), "warning", "The tenant changed before anything was sent"],
  ["cancelled", makePlan({ state: "cancelled" }), "info", "Cancelled"],
  ["expired", makePlan({ state: "expired" }), "warning", "Expired"],
])("a plan that is %s says so", (_, plan, intent, title) => {
  expect(bannerOf(plan)).toMatchObject({ intent, title });
});

test("a wait that Microsoft asked for is told while it lasts", () => {
  const heldUntil = "2026-11-27T09:12:00Z";
  const held = makeSentPlan("applying", { state: "started", endedAt: null, heldUntil });
  expect(bannerOf(held).title).toBe("Microsoft asked to wait");
  expect(bannerOf(makeSentPlan("applying", { heldUntil })).title).toBe("Being sent");
});

test("an incomplete plan gives its reason and counts what went wrong", () => {
  const operations = [
    makeOperation({ state: "done", verification: "cameBack" }),
    makeOperation({ number: 2, state: "refused" }),
    makeOperation({ number: 3, state: "cancelled" }),
  ];
  const plan = makePlan({ state: "incomplete", reason: "request 2 was refused", operations });
  expect(bannerOf(plan).text).toBe(
    "Request 2 was refused. 1 refused, 1 came back, 1 never sent. Each says below what happened.",
  );
});

test("an approval by policy is named as such", () => {
  const approvals = [{ by: "plumbline", at: "2026-11-27T09:10:00Z", byPolicy: true }];
  expect(bannerOf(makeSentPlan("approved", { approvals })).title).toBe("Approved by policy");
});
