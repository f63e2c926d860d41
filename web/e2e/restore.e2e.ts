import { expect, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { enterDemo, items, lookUpDemo, settled } from "./demo";
import { addPerson, removePerson, signedIn } from "./people-steps";
import { apply, approve, planRestore, restorableDrift, writableTenant } from "./restore-steps";

test("a drift is planned, approved, sent, verified and undone by one person", async ({ page }) => {
  test.setTimeout(180_000);
  await enterDemo(page);
  await lookUpDemo(page);
  const tenant = await writableTenant(page);
  const drift = await restorableDrift(page, tenant);
  await page.goto(`/drifts/${drift}`);
  await planRestore(page);
  await expect(page.getByRole("heading", { level: 1, name: /^Restore in / })).toBeVisible();
  await expect(page.getByText("Waits for approval").first()).toBeVisible();
  await page.getByRole("button", { name: "Show the requests" }).click();
  await page.getByRole("tab", { name: "PowerShell" }).click();
  await expect(page.getByText("Invoke-MgGraphRequest").first()).toBeVisible();
  await expectAccessibleInBothThemes(page, "proposed plan");

  await approve(page);
  await apply(page);
  await expect(page.getByText(/holds?$/).first()).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInBothThemes(page, "restored plan");
  const restored = page.url();
  await page.goto(`/drifts/${drift}`);
  await expect(page.getByRole("region", { name: "Facts" })).toContainText(
    "A plan brought back what was agreed",
  );
  await page.goto(`/tenants/${tenant}?view=restores`);
  await expect(page.getByRole("table", { name: "Restore log" })).toContainText("Verified");
  await expectAccessibleInBothThemes(page, "restore log");

  await page.goto(restored);
  await page.getByRole("button", { name: "Plan the undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Undo in / })).toBeVisible();
  await approve(page);
  await apply(page);
  await expect(page.getByRole("region", { name: "Facts" })).toContainText("Undone", { timeout: 60_000 });
});

test("without write access a plan is a dry run that can be done by hand", async ({ page }) => {
  await enterDemo(page);
  await lookUpDemo(page);
  const writable = await writableTenant(page);
  const drifts = await items(page, "/api/v1/drifts?state=open&limit=100");
  const other = drifts.find(({ tenantId, change }) => tenantId !== writable && change !== "unexpected");
  if (!other) throw new Error("no drift in a tenant without write access");
  await page.goto(`/drifts/${other.id}`);
  await planRestore(page);
  await expect(page.getByText("Dry run")).toBeVisible();
  await expect(page.getByRole("link", { name: "Write access" })).toBeVisible();
});

test("a viewer reads a plan and can take no step", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await enterDemo(page);
  const { plan, drift } = await lookUpDemo(page);
  const person = await addPerson(page, "katherine", "viewer");
  const viewer = await signedIn(browser, person);
  await viewer.goto(`/plans/${plan}`);
  await settled(viewer);
  for (const button of await viewer
    .getByRole("main")
    .getByRole("button", { name: /…$|plan$/ })
    .all()) {
    await expect(button).toBeDisabled();
  }
  await viewer.goto(`/drifts/${drift}`);
  await settled(viewer);
  await expect(viewer.getByRole("button", { name: /^Plan / })).toBeDisabled();
  await viewer.context().close();
  await removePerson(page, person);
});
