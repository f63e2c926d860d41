import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { enterDemo, lookUpDemo, settled } from "./demo";
import { sync } from "./first-run-steps";

/** Each run makes one of its own, since those of earlier runs may still be there. */
const title = `Scope tags ${Date.now()}`;

test("a person makes a collector and sees what it reads", async ({ page }) => {
  test.setTimeout(120_000);
  await enterDemo(page);
  const { tenant } = await lookUpDemo(page);
  await test.step("a path that leads elsewhere is refused beside its field", () => refusePath(page));
  await test.step("a mistyped path is explained in Microsoft's words", () => mistype(page));
  await test.step("a test pull shows what is there", () => pull(page));
  await test.step("it is named, deployed and listed", () => save(page, tenant));
  await test.step("its resources stand on the page of the tenant", () => seeResources(page, tenant));
  await test.step("it is changed and deleted", () => changeAndDelete(page, tenant));
});

async function refusePath(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "Collectors" }).click();
  await settled(page);
  await expectAccessibleInBothThemes(page, "collectors");
  await page.getByRole("main").getByRole("link", { name: "New collector" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "New collector" })).toBeVisible();
  await page.getByRole("textbox", { name: "Path", exact: true }).fill("//evil.example/groups");
  await page.getByRole("button", { name: "Test pull" }).click();
  await expect(page.getByText(/two slashes stand together/).first()).toBeVisible();
}

async function mistype(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "Path", exact: true }).fill("/deviceManagement/roleScopeTag");
  await page.getByRole("button", { name: "Test pull" }).click();
  await expect(page.getByText(/Resource not found for the segment/)).toBeVisible();
}

async function pull(page: Page): Promise<void> {
  const address = "https://graph.microsoft.com/beta/deviceManagement/roleScopeTags";
  await page.getByRole("textbox", { name: "Path", exact: true }).fill(address);
  await expect(page.getByRole("combobox", { name: "Version" })).toHaveValue("beta");
  await page.getByRole("button", { name: "Test pull" }).click();
  await expect(page.getByText(/^Sample of/)).toBeVisible();
  const fields = page.getByRole("table", { name: "Fields" });
  await expect(fields.getByRole("row", { name: /displayName/ })).toContainText("text");
  await fields.getByRole("checkbox", { name: /^Ignore description/ }).press("Space");
  await expect(fields.getByRole("checkbox", { name: /^Ignore description/ })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Called by" })).toHaveValue("displayName");
  await expectAccessibleInBothThemes(page, "new collector");
}

async function save(page: Page, tenant: string): Promise<void> {
  await page.getByRole("button", { name: "Create collector" }).click();
  await expect(page.getByText("Needed").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Title" }).fill(title);
  await page.getByRole("radio", { name: "Chosen tenants" }).check();
  const { name } = await (await page.request.get(`/api/v1/tenants/${tenant}`)).json();
  await page.getByRole("group", { name: "Tenants" }).getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Create collector" }).click();
  const row = page.getByRole("table", { name: "Collectors" }).getByRole("row", { name: title });
  await expect(row).toContainText("1 tenant");
}

async function seeResources(page: Page, tenant: string): Promise<void> {
  await page.goto(`/tenants/${tenant}`);
  await settled(page);
  await sync(page);
  const areas = await (await page.request.get(`/api/v1/tenants/${tenant}/areas`)).json();
  const area = areas.items.find((one: { title: string }) => one.title === title);
  expect(area?.collection?.status).toBe("complete");
  expect(area.resources).toBeGreaterThan(0);
  await page.getByRole("searchbox", { name: "Search in areas and permissions" }).fill(title);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("link", { name: "Default" })).toBeVisible();
}

async function changeAndDelete(page: Page, tenant: string): Promise<void> {
  await page.goto("/collectors");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("checkbox", { name: /^Ignore description/ })).toBeChecked();
  await expectAccessibleInBothThemes(page, "collector");
  await page.getByRole("combobox", { name: "Severity of a drift" }).selectOption("high");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Collector saved/).last()).toBeVisible();
  await page.getByRole("button", { name: "Delete collector…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Collectors" })).toBeVisible();
  await expect(page.getByRole("link", { name: title })).toHaveCount(0);
  const areas = await (await page.request.get(`/api/v1/tenants/${tenant}/areas`)).json();
  expect(areas.items.some((one: { title: string }) => one.title === title)).toBe(false);
}
