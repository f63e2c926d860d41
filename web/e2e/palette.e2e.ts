import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { enterDemo, lookUpDemo } from "./demo";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });
const field = (page: Page) => palette(page).getByRole("combobox");

async function open(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

test("a few letters lead to a tenant, an area, a resource and a drift", async ({ page }) => {
  await enterDemo(page);
  await lookUpDemo(page);
  // What is missing is found as a drift alone.
  const { items } = await (await page.request.get("/api/v1/drifts?state=open&limit=100")).json();
  const { tenantId, tenantName, areaTitle, resourceName } = items.find(
    (drift: { change: string }) => drift.change === "changed",
  );

  await test.step("a tenant", async () => {
    await open(page);
    await page.keyboard.type(tenantName);
    await palette(page)
      .getByRole("group", { name: "Tenants", exact: true })
      .getByRole("option")
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1, name: tenantName })).toBeVisible();
  });
  await test.step("an area, which is that of the open tenant", async () => {
    await open(page);
    await page.keyboard.type(areaTitle.toLowerCase());
    const area = palette(page).getByRole("group", { name: "Areas" }).getByRole("option", { name: areaTitle });
    await expect(area.first()).toContainText(tenantName);
    await area.first().click();
    await expect(page.getByRole("heading", { level: 1, name: areaTitle })).toBeVisible();
    expect(page.url()).toContain(`/tenants/${tenantId}/areas/`);
  });
  await test.step("a resource", async () => {
    await open(page);
    await page.keyboard.type(resourceName);
    const resources = palette(page).getByRole("group", { name: "Resources" });
    await resources.getByRole("option").first().click();
    await expect(page).toHaveURL(/\/resources\//);
  });
  await test.step("a drift", async () => {
    await open(page);
    await page.keyboard.type(resourceName);
    const drifts = palette(page).getByRole("group", { name: "Open drifts" });
    await drifts.getByRole("option").first().click();
    await expect(page).toHaveURL(/\/drifts\//);
    await page.goBack();
    await expect(page).toHaveURL(/\/resources\//);
  });
});

test("the palette is accessible, goes by keyboard alone, and gives the focus back", async ({ page }) => {
  await enterDemo(page);
  await open(page);
  await expectAccessibleInBothThemes(page, "palette");
  await page.keyboard.type("rete");
  await expect(palette(page).getByRole("option", { name: "Retention" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expectAccessibleInBothThemes(page, "palette with words");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Retention" })).toBeVisible();
  await open(page);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("nobody is called this");
  await expect(palette(page).getByRole("status")).toContainText("Nothing is called “nobody is called this”");
});

test("letters typed right after the keys that open the palette are in its field", async ({ page }) => {
  await enterDemo(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("retention");
  await expect(field(page)).toHaveValue("retention");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Retention" })).toBeVisible();
});

test("a theme, a density and a time zone stay with the account", async ({ page, browser }) => {
  await enterDemo(page);
  await open(page);
  await page.keyboard.type("theme dark");
  await page.keyboard.press("Enter");
  const root = page.locator("html");
  await expect(root).toHaveAttribute("data-theme", "dark");
  await page.goto("/account");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await page.getByRole("radio", { name: "Compact" }).check();
  await expect(root).toHaveAttribute("data-density", "compact");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  // Loading another page at once would end the request that keeps it.
  const kept = () => page.request.get("/api/v1/account/preferences").then((answer) => answer.json());
  await expect.poll(kept).toMatchObject({ density: "compact", timeZone: "Asia/Tokyo" });
  await page.goto("/drifts");
  const first = page.getByRole("table", { name: "Drifts" }).locator("time").first();
  await first.hover();
  await expect(page.getByRole("tooltip")).toContainText(/GMT\+9|JST/);

  const elsewhere = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await elsewhere.newPage();
  await other.addInitScript(() => localStorage.clear());
  await other.goto("/account");
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(other.locator("html")).toHaveAttribute("data-density", "compact");
  await elsewhere.close();

  await page.goto("/account");
  await expect(page.getByRole("radio", { name: "Compact" })).toBeChecked();
  await page.getByRole("radio", { name: "Like the system" }).check();
  await page.getByRole("radio", { name: "Comfortable" }).check();
  await page.getByLabel("Time zone").selectOption("");
  await expect.poll(kept).toMatchObject({ theme: "system", density: "comfortable", timeZone: null });
});

test("a favourite stands first in the switcher and in the navigation", async ({ page }) => {
  await enterDemo(page);
  const { items } = await (await page.request.get("/api/v1/tenants")).json();
  const { name } = items.at(-1);
  const navigation = page.getByRole("navigation", { name: "Main" });
  const star = navigation.getByRole("button", { name: `${name} is a favourite` });
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "true");
  await expect(navigation.getByRole("list", { name: "Tenants" }).getByRole("listitem").first()).toContainText(
    name,
  );
  await page.getByRole("combobox", { name: "Go to tenant" }).click();
  await expect(page.getByRole("group", { name: "Favourites" }).getByRole("option")).toHaveText(name);
  await page.keyboard.press("Escape");
  await star.click();
  await expect(star).toHaveAttribute("aria-pressed", "false");
});

test("on a phone the navigation lies over the page and goes once it led somewhere", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await enterDemo(page);
  await page.getByRole("button", { name: "Open the navigation" }).click();
  const menu = page.getByRole("dialog", { name: "Main" });
  await expect(menu).toBeVisible();
  await expectAccessibleInBothThemes(page, "navigation on a phone");
  await menu.getByRole("link", { name: "Drift inbox" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Drift inbox" })).toBeVisible();
  await expect(menu).toBeHidden();
});

test("without a connection the page says so, keeps what was typed, and goes on by itself", async ({
  page,
}) => {
  await enterDemo(page);
  await page.goto("/tenants/new");
  await page.getByRole("textbox", { name: "Name" }).fill("Typed with care");
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline.")).toBeHidden();
  await page.route("**/api/v1/**", (route) => route.abort("connectionrefused"));
  await page.getByRole("link", { name: "Drift inbox" }).click();
  await expect(page.getByText("Plumbline does not answer.")).toBeVisible();
  await page.unroute("**/api/v1/**");
  await expect(page.getByText("Plumbline does not answer.")).toBeHidden({ timeout: 20_000 });
  await expect(page.getByRole("table", { name: "Drifts" })).toBeVisible();
});
