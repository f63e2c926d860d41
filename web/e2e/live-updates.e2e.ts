import { expect, type Page, test } from "@playwright/test";
import { enterDemo, items } from "./demo";

/** A sweep of a tenant tells of each of its areas. */
const BURST = 500;
/** What an answer of the portfolio moves may be no more than this, as the vitals of the web count it. */
const MOST_SHIFT = 0.02;

/** Plays the events of a sweep in place of the server's, once it is told to: all at once, and then none. */
async function playSweep(page: Page, tenant: string): Promise<() => void> {
  let play = () => {};
  const started = new Promise<void>((resolve) => {
    play = resolve;
  });
  const event = (index: number) =>
    `event: job\ndata: ${JSON.stringify({ jobId: "sweep", tenantId: tenant, area: `area_${index}` })}\n\n`;
  await page.route("**/api/v1/events", async (route) => {
    await started;
    await route.fulfill({
      contentType: "text/event-stream",
      // Nobody connects again while the test lasts.
      body: `retry: 3600000\n\n${Array.from({ length: BURST }, (_, index) => event(index)).join("")}`,
    });
  });
  return () => play();
}

test("a burst of events asks for the rows of the tenants that changed, once", async ({ page }) => {
  await enterDemo(page);
  const [tenant] = await items(page, "/api/v1/tenants");
  if (!tenant) throw new Error("the demo has no tenant");
  const play = await playSweep(page, tenant.id);
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (/^\/api\/v1\/(tenants|matrix)$/.test(pathname)) asked.push(`${pathname.slice(8)}${search}`);
  });
  await page.goto("/?view=matrix");
  await expect(page.getByRole("table", { name: "Tenants against workloads" })).toBeVisible();
  play();
  await expect.poll(() => asked.filter((address) => address.includes(tenant.id)).length).toBeGreaterThan(0);
  await page.waitForTimeout(2_000);
  expect(asked.filter((address) => address === "tenants")).toHaveLength(1);
  expect(asked.filter((address) => address.startsWith("tenants?"))).toEqual([`tenants?ids=${tenant.id}`]);
  expect(asked.filter((address) => address.startsWith("matrix"))).toEqual([
    "matrix",
    `matrix?tenants=${tenant.id}`,
  ]);
});

test("nothing jumps while the portfolio loads", async ({ page }) => {
  await page.addInitScript(() => {
    const moved = { sum: 0 };
    Object.assign(globalThis, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && typeof entry.value === "number") moved.sum += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await enterDemo(page);
  await page.reload();
  await expect(page.getByRole("table", { name: "Tenants" })).toBeVisible();
  await page.waitForTimeout(1_500);
  const sum = await page.evaluate("globalThis.moved.sum");
  expect(Number(sum)).toBeLessThan(MOST_SHIFT);
});
