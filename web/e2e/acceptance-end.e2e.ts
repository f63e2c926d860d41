import { expect, type Page, test } from "@playwright/test";
import { enterDemo, items, settled, someDrift } from "./demo";
import { sync } from "./first-run-steps";

const DAY_MS = 24 * 60 * 60 * 1000;
const LEFT_MS = 6_000;

test("an acceptance ends, and the drift is open again and says why", async ({ page }) => {
  test.setTimeout(180_000);
  await enterDemo(page);
  const { tenant, drift } = await someDrift(page);
  await page.goto(`/drifts/${drift}`);
  await page.getByRole("button", { name: "Accept" }).click();
  const accept = page.getByRole("dialog", { name: "Accept this drift" });
  await accept.getByLabel("Reason").fill("Agreed until the fair is over");
  await accept.getByRole("combobox").selectOption({ label: "7 days" });
  // The dialog counts the days from the clock of the browser: where that is late, seven days end in a moment.
  await page.evaluate(turnBackClock, 7 * DAY_MS - LEFT_MS);
  await accept.getByRole("button", { name: "Accept" }).click();
  const facts = page.getByRole("region", { name: "Facts" });
  await expect(facts).toContainText("Agreed until the fair is over");
  await expect(facts).toContainText("Accepted");

  await expect.poll(() => leftMs(page, drift), { timeout: LEFT_MS + 5_000 }).toBeLessThanOrEqual(0);
  await page.goto(`/tenants/${tenant}`);
  await settled(page);
  await sync(page);
  await page.goto(`/drifts/${drift}`);
  await settled(page);
  await expect(page.getByRole("region", { name: "Facts" })).toContainText("Open");
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("The acceptance or snooze ended");
  await expect(history).toContainText("Agreed until the fair is over");
  expect(await states(page, tenant, drift)).toEqual(["open"]);
});

/** Until the page is loaded anew. */
function turnBackClock(byMs: number): void {
  const now = Date.now;
  Date.now = () => now() - byMs;
}

/** How long the acceptance of a drift still holds. */
async function leftMs(page: Page, drift: string): Promise<number> {
  const { acceptance } = await (await page.request.get(`/api/v1/drifts/${drift}`)).json();
  return acceptance ? Date.parse(acceptance.expiresAt) - Date.now() : 0;
}

async function states(page: Page, tenant: string, drift: string): Promise<unknown[]> {
  const found = await items(page, `/api/v1/drifts?tenant=${tenant}&limit=200`);
  return found.filter(({ id }) => id === drift).map(({ state }) => state);
}
