import { expect, test } from "vitest";
import type { Tenant } from "@/api/types";
import { makeTenant } from "@/test/fixtures";
import { allTags, chosenTenants, isNarrowed, readTenantFilter } from "./tenant-filter";

const NOW = Date.parse("2026-11-27T09:00:00Z");
const NONE = { critical: 0, high: 0, medium: 0, low: 0 };

function tenant(name: string, rest: Partial<Tenant> = {}, summary: Partial<Tenant["summary"]> = {}): Tenant {
  return makeTenant(summary, { id: name, name, ...rest });
}

function names(tenants: readonly Tenant[], query: string): string[] {
  const params = new URLSearchParams(query);
  const filter = readTenantFilter((name) => params.get(name) ?? "");
  return chosenTenants(tenants, filter, NOW).map((found) => found.name);
}

test("text is looked for in names and tags", () => {
  const all = [tenant("Harbour"), tenant("Mill", { tags: ["Gold"] }), tenant("Quay")];
  expect(names(all, "q=gol")).toEqual(["Mill"]);
  expect(names(all, "q=QUAY")).toEqual(["Quay"]);
});

test("a severity lets through what is at least as bad", () => {
  const all = [
    tenant("Calm"),
    tenant("High", {}, { openDrifts: { ...NONE, high: 1 } }),
    tenant("Low", {}, { openDrifts: { ...NONE, low: 9 } }),
  ];
  expect(names(all, "severity=medium")).toEqual(["High"]);
  expect(names(all, "severity=low&sort=name")).toEqual(["High", "Low"]);
});

test("a state is the one that the row shows", () => {
  const all = [
    tenant("Fine"),
    tenant("Drifted", {}, { openDrifts: { ...NONE, low: 1 } }),
    tenant("Off", { enabled: false }),
    tenant("Cut", { connection: null }),
  ];
  expect(names(all, "state=ok")).toEqual(["Fine"]);
  expect(names(all, "state=drifted")).toEqual(["Drifted"]);
  expect(names(all, "state=paused")).toEqual(["Off"]);
  expect(names(all, "state=disconnected")).toEqual(["Cut"]);
});

test("tags and groups narrow", () => {
  const all = [tenant("A", { tags: ["Gold"], groupIds: ["g1"] }), tenant("B", { tags: ["gold"] })];
  expect(names(all, "tag=GOLD")).toEqual(["A", "B"]);
  expect(names(all, "tag=gold&group=g1")).toEqual(["A"]);
  expect(allTags(all)).toEqual(["Gold"]);
});

test("each order has what needs somebody first", () => {
  const connection = tenant("x").connection;
  const all = [
    tenant(
      "Well",
      { connection: connection && { ...connection, expiresAt: "2028-01-01T00:00:00Z" } },
      {
        coverage: { managed: 9, total: 10 },
        lastCompleteAt: "2026-11-27T08:00:00Z",
      },
    ),
    tenant(
      "Badly",
      { connection: connection && { ...connection, expiresAt: "2026-12-01T00:00:00Z" } },
      {
        coverage: { managed: 1, total: 10 },
        lastCompleteAt: null,
        openDrifts: { ...NONE, low: 3 },
      },
    ),
  ];
  for (const sort of ["urgency", "drifts", "coverage", "lastComplete", "expiry", "name"]) {
    expect(names(all, `sort=${sort}`), sort).toEqual(["Badly", "Well"]);
  }
  expect(names(all, "credential=soon")).toEqual(["Badly"]);
});

test("an order alone narrows nothing, and an unknown one is that of urgency", () => {
  const read = (query: string) => {
    const params = new URLSearchParams(query);
    return readTenantFilter((name) => params.get(name) ?? "");
  };
  expect(isNarrowed(read("sort=name"))).toBe(false);
  expect(isNarrowed(read("tag=gold"))).toBe(true);
  expect(read("sort=colour").sort).toBe("urgency");
});
