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
}

/** Opens the demo, which signs its visitor in, and waits until it has tenants and drift. */
export async function enterDemo(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Portfolio" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Tenants" })).toBeVisible();
}

export async function lookUpDemo(page: Page): Promise<Demo> {
  await expect.poll(() => count(page, "/api/v1/drifts?state=open&limit=1")).toBeGreaterThan(0);
  const [drift] = await items(page, "/api/v1/drifts?state=open&limit=50");
  if (!drift) throw new Error("the demo has no open drift");
  return {
    tenant: text(drift.tenantId),
    area: text(drift.area),
    resource: text(drift.resourceId),
    drift: text(drift.id),
  };
}

/** The pages of the app, each with an address for this demo. */
export function pagesOf(demo: Demo): Record<string, string> {
  const tenant = `/tenants/${demo.tenant}`;
  const area = `${tenant}/areas/${demo.area}`;
  return {
    portfolio: "/",
    tenant,
    "tenant-settings": `${tenant}/settings`,
    area,
    "area-baseline": `${area}?view=baseline`,
    "area-collections": `${area}?view=collections`,
    resource: `${area}/resources/${encodeURIComponent(demo.resource)}`,
    "resource-history": `${area}/resources/${encodeURIComponent(demo.resource)}?view=history`,
    "drift-inbox": "/drifts",
    drift: `/drifts/${demo.drift}`,
    "add-tenant": "/tenants/new",
    "app-registrations": "/settings/app-registrations",
    collectors: "/collectors",
    "new-collector": "/collectors/new",
    "not-found": "/nowhere",
  };
}

async function count(page: Page, address: string): Promise<number> {
  return (await items(page, address)).length;
}

async function items(page: Page, address: string): Promise<(Named & Record<string, unknown>)[]> {
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
