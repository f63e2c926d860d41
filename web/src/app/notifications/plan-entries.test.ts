import { expect, test } from "vitest";
import { makeSummary } from "@/test/plan-fixtures";
import { incompleteEntries, waitingEntries } from "./plan-entries";

test("plans wait for who may approve them in their tenant, and a person's own ones are no news to him", () => {
  const plans = [
    makeSummary({ id: "p1", author: "bob" }),
    makeSummary({ id: "p2", author: "ada" }),
    makeSummary({ id: "p3", tenantId: "t2" }),
  ];
  const entries = waitingEntries(plans, "ada", (tenant) => tenant === "t1");
  expect(entries.map(({ to, isOwn }) => [to, isOwn])).toEqual([
    ["/plans/p1", false],
    ["/plans/p2", true],
  ]);
  expect(entries[0]).toMatchObject({
    text: "Restore waits for approval",
    detail: "2 requests, planned by bob",
    place: "Harbour Accountants · Groups",
  });
});

test("a plan that ended incomplete is told for a week", () => {
  const plan = makeSummary({ state: "incomplete", done: 1, endedAt: "2026-11-27T10:00:00Z" });
  const [entry] = incompleteEntries([plan], Date.parse("2026-12-04T09:00:00Z"));
  expect(entry).toMatchObject({ text: "Restore ended incomplete", detail: "1 of 2 requests carried out" });
  expect(incompleteEntries([plan], Date.parse("2026-12-04T11:00:00Z"))).toEqual([]);
});
