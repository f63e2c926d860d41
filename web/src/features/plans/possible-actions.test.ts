import { expect, test } from "vitest";
import type { Plan } from "@/api/types";
import { makePlan, makeSentPlan } from "@/test/plan-fixtures";
import { offeredActions } from "./possible-actions";

const check = (plan: Plan, actions: string[]) => expect(offeredActions(plan)).toEqual(actions);

test("the next step comes first", () => {
  check(makePlan(), ["approve", "cancel", "renew"]);
  check(makePlan({ state: "approved" }), ["apply", "cancel", "renew"]);
  check(makeSentPlan("applying"), ["cancel"]);
  check(makeSentPlan("restored", { verification: "held" }), ["undo"]);
});

test("a plan without requests cannot be approved", () => {
  check(makePlan({ operations: [] }), ["cancel", "renew"]);
});

test("a plan that is outdated, expired or cancelled is made anew", () => {
  for (const state of ["outdated", "expired", "cancelled"]) check(makePlan({ state }), ["renew"]);
});

test("what is unclear is looked at again", () => {
  check(makeSentPlan("incomplete", { state: "unclear" }), ["look", "renew"]);
});

test("what was sent of an incomplete plan can be undone", () => {
  check(makeSentPlan("incomplete", { verification: "held" }), ["renew", "undo"]);
});

test("nothing is offered twice", () => {
  check(makeSentPlan("restored", { verification: "held" }, { undoneBy: "p2" }), []);
  check(makePlan({ state: "expired", renewedBy: "p2" }), []);
});

test("an undo has no drifts to make another plan for", () => {
  check(makePlan({ purpose: "undo", state: "expired" }), []);
});
