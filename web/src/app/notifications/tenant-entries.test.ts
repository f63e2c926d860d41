import { expect, test } from "vitest";
import type { Tenant } from "@/api/types";
import { makeTenant } from "@/test/fixtures";
import { tenantEntries } from "./tenant-entries";

const NOW = Date.parse("2026-11-27T12:00:00Z");
const READ = makeTenant({});

function tenantWith(
  connection: Partial<NonNullable<Tenant["connection"]>>,
  rest: Partial<Tenant> = {},
): Tenant {
  if (!READ.connection) throw new Error("the tenant of the fixtures has a connection");
  return { ...READ, connection: { ...READ.connection, ...connection }, ...rest };
}

function told(...tenants: readonly Tenant[]): string[] {
  return tenantEntries(tenants, NOW).map(({ text, place }) => `${place}: ${text}`);
}

test("nothing is told of a tenant that is read without trouble, and nothing of a paused one", () => {
  expect(told(READ, makeTenant({}, { connection: null }))).toEqual([]);
  expect(told(tenantWith({ state: "broken" }, { enabled: false }))).toEqual([]);
});

test("a broken connection says why, leads to the settings, and is another one once it was mended", () => {
  const broken = tenantWith({ state: "broken", error: "the secret is wrong" });
  const mended = { ...broken, summary: { ...broken.summary, lastCompleteAt: "2026-11-27T11:00:00Z" } };
  const [entry] = tenantEntries([broken], NOW);
  expect(entry).toMatchObject({ detail: "The secret is wrong.", to: "/tenants/t1/settings", isDated: false });
  expect(tenantEntries([mended], NOW)[0]?.id).not.toBe(entry?.id);
});

test.each([
  ["2027-01-01T12:00:00Z", undefined],
  ["2026-12-27T11:00:00Z", "2026-11-27T11:00:00.000Z"],
  ["2026-12-05T12:00:00Z", "2026-11-21T12:00:00.000Z"],
  ["2026-11-28T11:00:00Z", "2026-11-27T11:00:00.000Z"],
  ["2026-11-27T10:00:00Z", "2026-11-27T10:00:00.000Z"],
])("a credential that ends at %s was news last at %s", (expiresAt, at) => {
  expect(tenantEntries([tenantWith({ expiresAt })], NOW)[0]?.at).toBe(at);
});

test("a credential that several tenants share is told once, by its own name", () => {
  const shared = { expiresAt: "2026-12-09T13:00:00Z", appRegistration: { id: "a1", name: "Readers" } };
  const other = tenantWith(shared, { id: "t2", name: "Mill Bakery" });
  expect(told(tenantWith(shared), other)).toEqual(["Readers: Credential expires in 12 days"]);
});

test("areas that could not be read, or not to the end, are counted", () => {
  const { areas } = READ.summary;
  const tenant = makeTenant({ areas: { ...areas, partial: 1, failed: 2, noPermission: 4 } });
  expect(told(tenant)).toEqual(["Harbour Accountants: 3 areas could not be read in full"]);
});
