import { expect, test } from "vitest";
import { makeOperation } from "@/test/plan-fixtures";
import { withNeeded, withoutDependants } from "./choose-operations";
import { wavesOf } from "./group-operations";
import { countedKinds } from "./operation-counts";
import { shownState } from "./operation-state";
import { byWeight } from "./plan-notes";

const of = (number: number, needs: number[] = []) => ({ number, needs });
/** 3 needs 2, which needs 1; 4 stands alone. */
const CHAIN = [of(1), of(2, [1]), of(3, [2]), of(4)];

test("a request is ticked with all that it needs", () => {
  expect([...withNeeded(CHAIN, new Set(), 3)].sort()).toEqual([1, 2, 3]);
});

test("a request is unticked with all that need it", () => {
  expect([...withoutDependants(CHAIN, new Set([1, 2, 3, 4]), 1)]).toEqual([4]);
});

test("requests that need one another in a circle end", () => {
  const circle = [of(1, [2]), of(2, [1])];
  expect(withNeeded(circle, new Set(), 1)).toEqual(new Set([1, 2]));
  expect(withoutDependants(circle, new Set([1, 2]), 1)).toEqual(new Set());
});

test("kinds are counted, and those without a request left out", () => {
  const kinds = ["update", "update", "create", "delete"].map((kind) => ({ kind }));
  expect(countedKinds(kinds)).toBe("2 changes, 1 resource made anew, 1 deletion");
  expect(countedKinds([])).toBe("There is nothing to send");
});

test("requests stand by wave, and together by resource", () => {
  const waves = wavesOf([
    makeOperation({ number: 1, wave: 1, resourceId: "a" }),
    makeOperation({ number: 2, wave: 1, resourceId: "b" }),
    makeOperation({ number: 3, wave: 1, resourceId: "a" }),
    makeOperation({ number: 4, wave: 2, resourceId: "a" }),
  ]);
  const shape = waves.map(({ number, count, resources }) => ({
    number,
    count,
    resources: resources.map(({ operations }) => operations.map((operation) => operation.number)),
  }));
  expect(shape).toEqual([
    { number: 1, count: 3, resources: [[1, 3], [2]] },
    { number: 2, count: 1, resources: [[4]] },
  ]);
});

test("the weightiest note comes first", () => {
  const note = (severity: string) => ({ code: severity, severity, message: "", wayOut: "", operations: [] });
  const sorted = byWeight([note("info"), note("fatal"), note("warning"), note("serious")]);
  expect(sorted.map(({ severity }) => severity)).toEqual(["fatal", "serious", "warning", "info"]);
});

test("a request that nobody approved is left out as soon as the plan is approved", () => {
  const approvals = [{ by: "grace", at: "2026-11-27T09:10:00Z", byPolicy: false }];
  expect(shownState({ state: "proposed" }, makeOperation())).toBeNull();
  expect(shownState({ state: "approved" }, makeOperation())).toBe("leftOut");
  expect(shownState({ state: "approved" }, makeOperation({ approvals }))).toBe("waiting");
  expect(shownState({ state: "applying" }, makeOperation({ state: "started" }))).toBe("started");
});
