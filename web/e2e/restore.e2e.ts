import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { CHANGE, enterDemo, items, lookUpDemo, makePlan, settled } from "./demo";

const VIEWER = { username: "katherine", first: "chosen by the office too", own: "a long line to the ground" };

test("a drift is planned, approved, sent, verified and undone by one person", async ({ page }) => {
  test.setTimeout(180_000);
  await enterDemo(page);
  await lookUpDemo(page);
  const tenant = await writableTenant(page);
  const drift = await restorableDrift(page, tenant);
  await page.goto(`/drifts/${drift}`);
  await page.getByRole("button", { name: "Plan a restore" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Restore in / })).toBeVisible();
  await expect(page.getByText("Waits for approval").first()).toBeVisible();
  await page.getByRole("button", { name: "Show the requests" }).click();
  await page.getByRole("tab", { name: "PowerShell" }).click();
  await expect(page.getByText("Invoke-MgGraphRequest").first()).toBeVisible();
  await expectAccessibleInBothThemes(page, "proposed plan");

  await approveAndApply(page);
  await expect(page.getByText(/holds?$/).first()).toBeVisible({ timeout: 60_000 });
  await expectAccessibleInBothThemes(page, "restored plan");
  const restored = page.url();
  await page.goto(`/drifts/${drift}`);
  await expect(page.getByRole("region", { name: "Facts" })).toContainText(
    "Plumbline wrote the baseline back",
  );
  await page.goto(`/tenants/${tenant}?view=restores`);
  await expect(page.getByRole("table", { name: "Restore log" })).toContainText("Verified");
  await expectAccessibleInBothThemes(page, "restore log");

  await page.goto(restored);
  await page.getByRole("button", { name: "Plan the undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Undo in / })).toBeVisible();
  await approveAndApply(page);
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
  await page.getByRole("button", { name: "Plan a restore" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByText("Dry run")).toBeVisible();
  await expect(page.getByRole("link", { name: "Write access" })).toBeVisible();
});

test("a viewer reads a plan and can take no step", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await enterDemo(page);
  const { plan, drift } = await lookUpDemo(page);
  const user = await addViewer(page);
  const viewer = await signedIn(browser);
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
  await page.request.delete(`/api/v1/users/${user}`, { headers: CHANGE });
});

async function approveAndApply(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Approve…" }).click();
  const approve = page.getByRole("dialog", { name: /^Approve / });
  const read = approve.getByRole("checkbox");
  if (await read.isVisible()) await read.check();
  await approve.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("button", { name: "Apply…" }).click();
  const apply = page.getByRole("dialog", { name: /^Change / });
  await expectAccessibleInBothThemes(page, "last question");
  await apply.getByRole("button", { name: /^Send / }).click();
  await expect(apply).toBeHidden();
}

/** The demo lets one of its tenants be written to. */
async function writableTenant(page: Page): Promise<string> {
  for (const { id } of await items(page, "/api/v1/tenants")) {
    const access = await (await page.request.get(`/api/v1/tenants/${id}/write-connection`)).json();
    if (access.connection) return id;
  }
  throw new Error("no tenant of the demo can be written to");
}

async function restorableDrift(page: Page, tenant: string): Promise<string> {
  await expect
    .poll(async () => (await items(page, `/api/v1/drifts?state=open&tenant=${tenant}&limit=1`)).length)
    .toBeGreaterThan(0);
  for (const { id, change } of await items(page, `/api/v1/drifts?state=open&tenant=${tenant}&limit=100`)) {
    if (change === "changed" && (await makePlan(page, tenant, [id]))) return id;
  }
  throw new Error("no drift of the tenant can be brought back");
}

async function addViewer(page: Page): Promise<string> {
  const answer = await page.request.post("/api/v1/users", {
    data: { username: VIEWER.username, password: VIEWER.first, grants: [{ role: "viewer" }] },
    headers: CHANGE,
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}

/** A window of the viewer's own, with a password of their own. */
async function signedIn(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const { username, first, own } = VIEWER;
  await page.request.post("/api/v1/session", { data: { username, password: first }, headers: CHANGE });
  const changed = await page.request.put("/api/v1/account/password", {
    data: { currentPassword: first, newPassword: own },
    headers: CHANGE,
  });
  expect(changed.ok()).toBe(true);
  return page;
}
