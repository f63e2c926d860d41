import { expect, type Page } from "@playwright/test";

interface Named {
  readonly id: string;
}

/** What the demo holds right now, asked from the API with the session of the page. */
export interface Demo {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
  readonly drift: string;
  readonly plan: string;
}

/** What a page of the app itself sends with each change. */
export const CHANGE = { "X-Plumbline-Request": "1" };

/** Opens the demo, which signs its visitor in, and waits until it has tenants and drift. */
export async function enterDemo(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Portfolio" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Tenants" })).toBeVisible();
}

export async function lookUpDemo(page: Page): Promise<Demo> {
  return { ...(await someDrift(page)), plan: await somePlan(page) };
}

/** An open drift, once there is one, with where it lies: in an area with many resources, if there is such a drift. */
export async function someDrift(page: Page): Promise<Omit<Demo, "plan">> {
  await expect.poll(() => count(page, "/api/v1/drifts?state=open&limit=1")).toBeGreaterThan(0);
  const drifts = await items(page, "/api/v1/drifts?state=open&limit=50");
  // The only resource of an area is called as the area is.
  const drift = drifts.find((found) => found.resourceName !== found.areaTitle) ?? drifts[0];
  if (!drift) throw new Error("the demo has no open drift");
  return {
    tenant: text(drift.tenantId),
    area: text(drift.area),
    resource: text(drift.resourceId),
    drift: text(drift.id),
  };
}

/** A plan that is there already, or one for the first drift that can be brought back. */
async function somePlan(page: Page): Promise<string> {
  const [known] = await items(page, "/api/v1/plans?limit=1");
  if (known) return known.id;
  for (const { id, tenantId, change } of await items(page, "/api/v1/drifts?state=open&limit=50")) {
    if (change === "unexpected") continue;
    const made = await makePlan(page, text(tenantId), [id]);
    if (made) return made;
  }
  throw new Error("no drift of the demo can be planned to be brought back");
}

/** The plan's id; nothing where there is nothing to send. */
export async function makePlan(page: Page, tenantId: string, driftIds: string[]): Promise<string | null> {
  const answer = await page.request.post("/api/v1/plans", { data: { tenantId, driftIds }, headers: CHANGE });
  if (answer.status() !== 201) return null;
  const plan = await answer.json();
  return plan.operations.length > 0 ? plan.id : null;
}

/** The pages of the app, each with an address for this demo. */
export function pagesOf(demo: Demo): Record<string, string> {
  const tenant = `/tenants/${demo.tenant}`;
  const area = `${tenant}/areas/${demo.area}`;
  return {
    portfolio: "/",
    tenant,
    "tenant-settings": `${tenant}/settings`,
    "write-access": `${tenant}/write-access`,
    "restore-settings": `${tenant}/restore-settings`,
    "automatic-restore": `${tenant}/automatic-restore`,
    "restore-log": `${tenant}?view=restores`,
    plans: "/plans",
    plan: `/plans/${demo.plan}`,
    area,
    "area-baseline": `${area}?view=baseline`,
    "area-collections": `${area}?view=collections`,
    "baseline-editor": `${area}/baseline`,
    "area-compare": `${area}/compare`,
    resource: `${area}/resources/${encodeURIComponent(demo.resource)}`,
    "resource-history": `${area}/resources/${encodeURIComponent(demo.resource)}?view=history`,
    "drift-inbox": "/drifts",
    drift: `/drifts/${demo.drift}`,
    "add-tenant": "/tenants/new",
    "add-tenant-by-consent": "/tenants/new?by=consent",
    "add-tenant-by-partner": "/tenants/new?by=partner",
    "connect-return": "/connect/return",
    acceptances: "/acceptances",
    "ignore-rules": "/ignore-rules",
    "new-ignore-rule": "/ignore-rules/new",
    "schema-notices": "/schema-notices",
    "tenant-groups": "/settings/tenant-groups",
    "sign-in-settings": "/settings/sign-in",
    retention: "/settings/retention",
    audit: "/settings/audit",
    server: "/settings/server",
    branding: "/settings/branding",
    "app-registrations": "/settings/app-registrations",
    users: "/settings/users",
    "api-tokens": "/settings/api-tokens",
    account: "/account",
    collectors: "/collectors",
    "new-collector": "/collectors/new",
    "not-found": "/nowhere",
  };
}

async function count(page: Page, address: string): Promise<number> {
  return (await items(page, address)).length;
}

export async function items(page: Page, address: string): Promise<(Named & Record<string, unknown>)[]> {
  const answer = await page.request.get(address);
  expect(answer.ok(), `${address} answers ${answer.status()}`).toBe(true);
  return (await answer.json()).items;
}

function text(value: unknown): string {
  if (typeof value !== "string") throw new Error(`expected a text, got ${JSON.stringify(value)}`);
  return value;
}

/** Waits until nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByLabel("Loading")).toHaveCount(0);
}
