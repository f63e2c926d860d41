import { type APIResponse, expect, type Page } from "@playwright/test";
import { CHANGE, items, makePlan } from "./demo";

const DAY_MS = 86_400_000;

/** Gives the demo what people make in time, so that pictures show pages at work. Once is enough. */
export async function furnish(page: Page): Promise<void> {
  if ((await items(page, "/api/v1/tenant-groups")).length > 0) return;
  const tenants = (await items(page, "/api/v1/tenants")).map(({ id }) => id);
  const [first = "", second = ""] = tenants;
  const group = await made(page, "/api/v1/tenant-groups", {
    name: "Managed service",
    colour: "amber",
    tenantIds: [first, second],
  });
  const tags = { tags: ["gold", "Leeds"] };
  await page.request.put(`/api/v1/tenants/${first}/tags`, { data: tags, headers: CHANGE });
  await addPeople(page, group, first);
  await made(page, "/api/v1/tokens", { name: "Nightly check", power: "read", expiresInDays: 90 });
  await made(page, "/api/v1/ignore-rules", {
    area: "groups",
    resource: "Test *",
    groupId: group,
    reason: "The test team makes and deletes its groups every day",
  });
  await made(page, "/api/v1/app-registrations", {
    name: "Plumbline reads",
    purpose: "read",
    credential: { kind: "secret", clientId: crypto.randomUUID(), clientSecret: "only for a picture" },
  });
  await made(page, "/api/v1/collectors", {
    title: "Group lifecycle policies",
    path: "/groupLifecyclePolicies",
    version: "v1.0",
    kind: "collection",
    severity: "medium",
    permissions: ["Directory.Read.All"],
    tenants: "all",
  });
  const notes = [
    "Call Jana Weiss before you change anything about sign-in: +44 113 496 0123.",
    "No changes in the last week of a quarter. Agreed with their head of IT.",
  ];
  for (const { id } of await items(page, "/api/v1/tenants")) {
    for (const text of notes) await made(page, `/api/v1/tenants/${id}/notes`, { text });
  }
  await acceptOne(page);
}

async function addPeople(page: Page, groupId: string, tenantId: string): Promise<void> {
  const password = "chosen by the office alone";
  const grants = {
    "anna.lind": { role: "administrator" },
    "petra.holt": { role: "approver" },
    "oskar.berg": { role: "operator", groupId },
    "vera.quist": { role: "viewer", tenantId },
  };
  for (const [username, grant] of Object.entries(grants)) {
    await made(page, "/api/v1/users", { username, password, grants: [grant] });
  }
}

async function acceptOne(page: Page): Promise<void> {
  const drift = (await items(page, "/api/v1/drifts?state=open&limit=100")).at(-1);
  if (!drift) throw new Error("the demo has no drift to accept");
  const acceptance = {
    reason: "Agreed with the customer until the new branch has moved in",
    ticket: "CHG-4711",
    expiresAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
  };
  await page.request.post(`/api/v1/drifts/${drift.id}/accept`, { data: acceptance, headers: CHANGE });
}

async function made(page: Page, address: string, data: unknown): Promise<string> {
  const answer: APIResponse = await page.request.post(address, { data, headers: CHANGE });
  expect(answer.ok(), `${address} is answered with ${answer.status()}: ${await answer.text()}`).toBe(true);
  return (await answer.json()).id;
}

/** The tenant of the demo that lets itself be written to. */
export async function writableTenant(page: Page): Promise<string> {
  for (const { id } of await items(page, "/api/v1/tenants")) {
    const access = await (await page.request.get(`/api/v1/tenants/${id}/write-connection`)).json();
    if (access.connection) return id;
  }
  throw new Error("no tenant of the demo can be written to");
}

/** A plan in this state in the tenant that can be written to: one that is there, or for `proposed` a new one. */
export async function planIn(page: Page, state: string): Promise<string | null> {
  const tenant = await writableTenant(page);
  const [known] = await items(page, `/api/v1/plans?tenant=${tenant}&state=${state}&limit=1`);
  if (known) return known.id;
  return state === "proposed" ? newPlan(page, tenant) : null;
}

/** Of the first drift that can be brought back, which the one who works in the demo makes sooner or later. */
async function newPlan(page: Page, tenant: string): Promise<string> {
  let made: string | null = null;
  const tryEach = async () => {
    const open = await items(page, `/api/v1/drifts?state=open&tenant=${tenant}&limit=100`);
    for (const { id, change } of open) {
      if (!made && change !== "unexpected") made = await makePlan(page, tenant, [id]);
    }
    return made;
  };
  await expect.poll(tryEach, { timeout: 240_000 }).not.toBeNull();
  return made ?? "";
}
