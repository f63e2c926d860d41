import { expect, test, vi } from "vitest";
import type { Findings } from "@/api/types";
import { foundGroups } from "./found-groups";
import { itemsOf } from "./palette-item";

const area = { area: "groups", title: "Groups", workloadTitle: "Entra ID" };
const nothing: Findings = { tenants: [], areas: [], resources: [], drifts: [], complete: true };

function leadsTo(findings: Partial<Findings>, open?: { id: string; name: string }): (string | undefined)[] {
  const go = vi.fn<(to: string) => void>();
  for (const item of itemsOf(foundGroups({ ...nothing, ...findings }, open, go))) item.act();
  return go.mock.calls.map(([to]) => to);
}

test("each finding leads to its page", () => {
  const place = { tenantId: "t1", tenantName: "Harbour", areaTitle: "Groups" };
  expect(
    leadsTo({
      tenants: [{ id: "t1", name: "Harbour" }],
      resources: [{ ...place, area: "groups", id: "a/b", name: "Finance" }],
      drifts: [{ ...place, id: "d1", resourceName: "Finance", severity: "high" }],
    }),
  ).toEqual(["/tenants/t1", "/tenants/t1/areas/groups/resources/a%2Fb", "/drifts/d1"]);
});

test("an area is that of the tenant that was named, else of the open one, else a filter of the inbox", () => {
  const open = { id: "t2", name: "Mill" };
  const named = { ...area, tenantId: "t1", tenantName: "Harbour" };
  expect(leadsTo({ areas: [named] }, open)).toEqual(["/tenants/t1/areas/groups"]);
  expect(leadsTo({ areas: [area] }, open)).toEqual(["/tenants/t2/areas/groups"]);
  expect(leadsTo({ areas: [area] })).toEqual(["/drifts?area=groups"]);
});
