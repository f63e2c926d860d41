import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, expect, test } from "vitest";
import { list } from "@/test/answers";
import { makeTenant } from "@/test/fixtures";
import { server } from "@/test/server";
import { keys } from "./keys";
import { matrixQuery } from "./portfolio-queries";
import { tenantsQuery } from "./queries";
import { renewTenants } from "./tenant-rows";
import type { MatrixCell, Tenant } from "./types";

const CALM: MatrixCell = { reading: "complete", worst: null, open: 0, weakening: 0, gaps: 0, complete: 4 };
const many = Array.from({ length: 300 }, (_, index) => makeTenant({}, { id: `t${index}`, name: `${index}` }));

/** What the server holds, and what it was asked for. */
let held: Tenant[] = [];
let asked: string[] = [];
let client = new QueryClient();
let stop: (() => void)[] = [];

beforeEach(() => {
  held = [...many];
  asked = [];
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  server.use(
    http.get("*/api/v1/tenants", ({ request }) => {
      const ids = new URL(request.url).searchParams.get("ids");
      asked.push(ids ?? "all");
      const wanted = ids?.split(",");
      return HttpResponse.json(list(held.filter(({ id }) => !wanted || wanted.includes(id))));
    }),
    http.get("*/api/v1/matrix", ({ request }) => {
      const wanted = new URL(request.url).searchParams.get("tenants")?.split(",");
      asked.push(`matrix ${wanted ?? "all"}`);
      const rows = held
        .filter(({ id }) => !wanted || wanted.includes(id))
        .map(({ id, summary }) => ({
          tenantId: id,
          cells: [{ ...CALM, open: summary.openDrifts.critical }],
        }));
      return HttpResponse.json({ columns: [{ key: "entra_id", title: "Entra ID" }], rows });
    }),
  );
});

afterEach(() => {
  for (const end of stop) end();
  stop = [];
});

async function showTenants() {
  const observer = new QueryObserver(client, tenantsQuery);
  stop.push(observer.subscribe(() => undefined));
  await client.ensureQueryData(tenantsQuery);
  asked = [];
}

function shown(id: string): Tenant | undefined {
  return client.getQueryData<Tenant[]>(keys.tenants)?.find((tenant) => tenant.id === id);
}

function change(id: string, critical: number) {
  const openDrifts = { critical, high: 0, medium: 0, low: 0 };
  held = held.map((tenant) =>
    tenant.id === id ? { ...tenant, summary: { ...tenant.summary, openDrifts } } : tenant,
  );
}

test("the rows that changed are asked for, and the others stay as they are", async () => {
  await showTenants();
  const before = shown("t8");
  change("t7", 3);
  await renewTenants(client, new Set(["t7"]));
  expect(asked).toEqual(["t7"]);
  expect(shown("t7")?.summary.openDrifts.critical).toBe(3);
  expect(shown("t8")).toBe(before);
});

test("a tenant that was removed goes", async () => {
  await showTenants();
  held = held.filter(({ id }) => id !== "t7");
  await renewTenants(client, new Set(["t7"]));
  expect(shown("t7")).toBeUndefined();
  expect(client.getQueryData<Tenant[]>(keys.tenants)).toHaveLength(many.length - 1);
});

test("a new tenant has the list asked for, which knows its place", async () => {
  await showTenants();
  held = [makeTenant({}, { id: "new", name: "New" }), ...held];
  await renewTenants(client, new Set(["new"]));
  expect(asked).toEqual(["new", "all"]);
  expect(client.getQueryData<Tenant[]>(keys.tenants)?.[0]?.id).toBe("new");
});

test("when more changed than can be asked for at once, the list is asked for", async () => {
  await showTenants();
  await renewTenants(client, new Set(many.map(({ id }) => id)));
  expect(asked).toEqual(["all"]);
});

test("a list that nobody looks at is only made stale", async () => {
  client.setQueryData(keys.tenants, many);
  await renewTenants(client, new Set(["t7"]));
  expect(asked).toEqual([]);
  expect(client.getQueryState(keys.tenants)?.isInvalidated).toBe(true);
});

test("a matrix is renewed by its rows, too", async () => {
  await showTenants();
  const observer = new QueryObserver(client, matrixQuery(""));
  stop.push(observer.subscribe(() => undefined));
  await client.ensureQueryData(matrixQuery(""));
  asked = [];
  change("t7", 2);
  await renewTenants(client, new Set(["t7"]));
  expect(asked.toSorted()).toEqual(["matrix t7", "t7"]);
  expect(observer.getCurrentResult().data?.rows[7]?.cells[0]?.open).toBe(2);
});
