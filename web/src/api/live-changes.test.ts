import { QueryClient, type QueryKey } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { keys } from "./keys";
import { hasChanges, type LiveChanges, NO_CHANGES, staleFilters, withEvent } from "./live-changes";

const TENANT = { tenantId: "t1", area: "groups", jobId: "j1" };

/** Whether the changes make the answer under this key stale. */
function isStale(changes: LiveChanges, queryKey: QueryKey): boolean {
  const client = new QueryClient();
  client.setQueryData(queryKey, "an answer");
  for (const filter of staleFilters(changes)) client.invalidateQueries(filter);
  return client.getQueryState(queryKey)?.isInvalidated ?? false;
}

test("nothing is stale before anything happened", () => {
  expect(hasChanges(NO_CHANGES)).toBe(false);
  expect(isStale(NO_CHANGES, keys.tenant("t1"))).toBe(false);
});

test("an area that was read makes itself and its tenant stale, and leaves the other areas alone", () => {
  const read = withEvent(NO_CHANGES, "job", TENANT);
  expect(isStale(read, keys.job("j1"))).toBe(true);
  expect(isStale(read, keys.tenant("t1"))).toBe(true);
  expect(isStale(read, keys.tenantAreas("t1"))).toBe(true);
  expect(isStale(read, keys.resources("t1", "groups", {}))).toBe(true);
  expect(isStale(read, keys.resources("t1", "users", {}))).toBe(false);
  expect(isStale(read, keys.tenant("t2"))).toBe(false);
});

test("a list of all tenants is renewed row by row and never made stale by an area", () => {
  const read = withEvent(NO_CHANGES, "job", TENANT);
  expect(isStale(read, keys.tenants)).toBe(false);
  expect(isStale(read, [...keys.matrix, ""])).toBe(false);
  expect([...read.tenants]).toEqual(["t1"]);
});

test("a drift makes the inbox, the trend and the coverage stale", () => {
  const drifted = withEvent(NO_CHANGES, "drift", TENANT);
  for (const key of [keys.driftList({}), [...keys.trend, {}], keys.coverage]) {
    expect(isStale(drifted, key)).toBe(true);
  }
});

test("what happened to the tenant itself reaches all its areas, whatever comes after", () => {
  const changed = withEvent(withEvent(NO_CHANGES, "tenant", { tenantId: "t1" }), "job", TENANT);
  expect(isStale(changed, keys.resources("t1", "users", {}))).toBe(true);
});

test("after a gap in the events all is stale that they could have told of", () => {
  const missed = withEvent(NO_CHANGES, "resync", {});
  expect(isStale(missed, keys.tenants)).toBe(true);
  expect(isStale(missed, keys.planList({}))).toBe(true);
  expect(isStale(missed, keys.preferences)).toBe(false);
});

test("many events of one kind come to one change", () => {
  let changes = NO_CHANGES;
  for (let count = 0; count < 100; count += 1) changes = withEvent(changes, "drift", TENANT);
  expect(changes.tenants.size).toBe(1);
  expect(changes.keys).toHaveLength(3);
});
