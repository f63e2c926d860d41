import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { enterDemo, settled, someDrift } from "./demo";

test("tenants are tagged, filtered by the tag, and taken out as a file", async ({ page }) => {
  await enterDemo(page);
  const { tenant } = await someDrift(page);
  await page.goto(`/tenants/${tenant}/settings`);
  await page.getByLabel("Tags of this tenant").fill("Gold, Leeds");
  await page.getByRole("button", { name: "Save tags" }).click();
  await expect(page.getByText("Tags saved").last()).toBeVisible();

  await page.goto("/");
  await settled(page);
  await page.getByLabel("Tag", { exact: true }).selectOption("Gold");
  await expect(page).toHaveURL(/tag=Gold/);
  const table = page.getByRole("table", { name: "Tenants" });
  await expect(table.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Export" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "1 tenant as CSV" }).click();
  const saved = await readFile(await (await saving).path(), "utf8");
  expect(saved.split("\r\n")).toHaveLength(3);
  expect(saved).toContain("Gold; Leeds");

  await page.goBack();
  await page.goto(`/tenants/${tenant}/settings`);
  await page.getByLabel("Tags of this tenant").fill("");
  await page.getByRole("button", { name: "Save tags" }).click();
  await expect(page.getByText("Tags saved").last()).toBeVisible();
});

test("what is ticked is synced, and the bar counts until all is done", async ({ page }) => {
  await enterDemo(page);
  await someDrift(page);
  await page.getByRole("checkbox", { name: "Select all tenants that are shown" }).check();
  const bar = page.getByRole("region", { name: "Selected tenants" });
  await bar.getByRole("button", { name: /^Sync \d+ tenants?$/ }).click();
  await expect(bar.getByRole("status")).toHaveText(/^(\d+) of \1 syncs? done$/, { timeout: 60_000 });
});

test("the matrix leads from a workload to its areas, and from a number to its drifts", async ({ page }) => {
  await enterDemo(page);
  await someDrift(page);
  await page.getByRole("tab", { name: "Matrix" }).click();
  await expect(page).toHaveURL(/view=matrix/);
  const matrix = page.getByRole("table", { name: "Tenants against workloads" });
  await expect(matrix.getByRole("link", { name: /open drift/ }).first()).toBeVisible();
  await expectAccessibleInBothThemes(page, "matrix of workloads");
  await matrix.getByRole("button", { name: "Show the areas of Entra ID" }).click();
  await expect(page).toHaveURL(/workload=entra_id/);
  await expectAccessibleInBothThemes(page, "matrix of areas");
  await page.getByRole("button", { name: "All workloads" }).click();
  await matrix
    .getByRole("link", { name: /open drift/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/drifts\?tenant=/);
  await expect(page.getByRole("table", { name: "Drifts" }).getByRole("link").first()).toBeVisible();
});
