import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { enterDemo, items, someDrift } from "./demo";

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ });
const list = (page: Page) => page.getByRole("dialog", { name: "Notifications" });

/** Gives the bell these drifts as the high ones and no others, so that the demo's own life does not disturb. */
async function giveDrifts(page: Page, drifts: () => readonly object[]): Promise<void> {
  await page.route(/\/api\/v1\/drifts\?.*severity=(critical|high)/, (route) => {
    const isHigh = route.request().url().includes("severity=high");
    return route.fulfill({ json: { items: isHigh ? drifts() : [], nextCursor: null } });
  });
  await page.route(/\/api\/v1\/plans\?/, (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
}

async function openDrifts(page: Page, count: number) {
  await someDrift(page);
  const [drift] = await items(page, "/api/v1/drifts?state=open&limit=1");
  return Array.from({ length: count }, (_, index) => ({
    ...drift,
    resourceName: `Policy ${index + 1}`,
    severity: "high",
    firstSeenAt: new Date(Date.now() - index * 60_000).toISOString(),
    id: index === 0 ? drift?.id : `${drift?.id}-${index}`,
  }));
}

test("the bell tells what is new until somebody looked, and leads there by keyboard alone", async ({
  page,
}) => {
  await enterDemo(page);
  const drifts = await openDrifts(page, 1);
  await giveDrifts(page, () => drifts);
  await page.reload();
  await expect(bell(page)).toHaveAccessibleName(/^Notifications, [1-9]\d* new$/);

  await test.step("opened and closed, the focus comes back", async () => {
    await bell(page).focus();
    await page.keyboard.press("Enter");
    await expect(list(page).getByRole("link", { name: /^Policy 1.*New$/ })).toBeVisible();
    await expectAccessibleInBothThemes(page, "notifications");
    await page.keyboard.press("Escape");
    await expect(list(page)).toBeHidden();
    await expect(bell(page)).toBeFocused();
    await expect(bell(page)).toHaveAccessibleName("Notifications, nothing new");
  });
  await test.step("what was seen stays so", async () => {
    await page.reload();
    await expect(bell(page)).toHaveAccessibleName("Notifications, nothing new");
    await bell(page).click();
    await expect(list(page).getByRole("link", { name: /^Policy 1/ })).toBeVisible();
    await expect(list(page).getByText("New", { exact: true })).toHaveCount(0);
  });
  await test.step("an entry leads to its page", async () => {
    const entry = list(page).getByRole("link", { name: /^Policy 1/ });
    for (let steps = 0; steps < 10 && !(await entry.evaluate(isFocused)); steps++) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/drifts\/[^/]+$/);
    await expect(list(page)).toBeHidden();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  });
});

test("many drifts are led by how many are new, and fit on a phone", async ({ page }) => {
  await enterDemo(page);
  const drifts = await openDrifts(page, 12);
  await giveDrifts(page, () => drifts);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.reload();
  await bell(page).click();
  await expect(list(page).getByRole("link", { name: /^12 new high drifts/ })).toBeVisible();
  await expect(list(page).getByRole("link", { name: /^Policy/ })).toHaveCount(3);
  for (const width of [390, 800, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => isWithin(page, width, 800), `${width} wide`).toBe(true);
  }
  await list(page)
    .getByRole("link", { name: /^12 new high drifts/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Drift inbox" })).toBeVisible();
  await expect(page).toHaveURL(/\/drifts\?severity=high$/);
});

test("what happens is told at once, without the page being loaded again", async ({ page }) => {
  await enterDemo(page);
  const drifts = await openDrifts(page, 1);
  let isThere = false;
  let tell = () => {};
  const happened = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await page.evaluate("localStorage.clear()");
  await giveDrifts(page, () => (isThere ? drifts : []));
  await page.route("**/api/v1/events", async (route) => {
    await happened;
    const event = `event: drift\ndata: ${JSON.stringify({ driftId: "d1", tenantId: "t1", area: "groups" })}\n\n`;
    await route.fulfill({ contentType: "text/event-stream", body: `retry: 3600000\n\n${event}` });
  });
  await page.reload();
  await bell(page).click();
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Escape");
  // What the tenants of the demo themselves tell is seen by now.
  await expect(bell(page)).toHaveAccessibleName("Notifications, nothing new");
  isThere = true;
  tell();
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 new");
});

async function isWithin(page: Page, width: number, height: number): Promise<boolean> {
  const box = await list(page).boundingBox();
  return box !== null && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}
