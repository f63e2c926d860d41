import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { enterDemo, settled } from "./demo";

const VIEWER = { username: "grace", first: "chosen by the office", own: "a password of one's own" };

test("an administrator makes a viewer for one tenant, who sees only that one", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await enterDemo(page);
  const [own, foreign] = await tenantNames(page);
  await addViewer(page, own);
  await expectAccessibleInBothThemes(page, "users");

  // A window of the viewer's own; the demo signs a visitor in by itself, so the session is asked for first.
  const window = await browser.newContext();
  const other = await window.newPage();
  const signedIn = await other.request.post("/api/v1/session", {
    data: { username: VIEWER.username, password: VIEWER.first },
    headers: { "X-Plumbline-Request": "1" },
  });
  expect(signedIn.status()).toBe(200);
  await other.goto("/");
  await expect(other.getByRole("heading", { level: 1, name: "Choose your own password" })).toBeVisible();
  await expectAccessibleInBothThemes(other, "own password");
  await other.getByLabel("Current password").fill(VIEWER.first);
  await other.getByLabel(/^New password/).fill(VIEWER.own);
  await other.getByLabel("Repeat the new password").fill(VIEWER.own);
  await other.getByRole("button", { name: "Change password" }).click();

  const table = other.getByRole("table", { name: "Tenants" });
  await expect(table.getByRole("link", { name: own })).toBeVisible();
  await expect(other.getByText(foreign)).toHaveCount(0);
  await table.getByRole("link", { name: own }).click();
  await settled(other);
  await expect(other.getByRole("button", { name: "Sync now" })).toBeDisabled();
  await window.close();

  await page.getByRole("link", { name: VIEWER.username }).click();
  await page.getByRole("button", { name: `Remove ${VIEWER.username}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Users and roles" })).toBeVisible();
});

test("an API token is made, kept and revoked", async ({ page }) => {
  await enterDemo(page);
  await page.getByRole("link", { name: "API tokens" }).click();
  await page.getByRole("button", { name: "Make API token" }).click();
  const make = page.getByRole("dialog", { name: "Make API token" });
  await make.getByLabel("What it is for").fill("Nightly report");
  await make.getByRole("button", { name: "Make" }).click();
  const made = page.getByRole("alertdialog", { name: "Keep this token" });
  await expect(made.getByText(/^plb_/)).toBeVisible();
  await expectAccessibleInBothThemes(page, "made token");
  await made.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("button", { name: "Revoke Nightly report" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("heading", { name: "You have no API tokens" })).toBeVisible();
});

test("one's own account can be reached from the menu", async ({ page }) => {
  await enterDemo(page);
  await page.getByRole("button", { name: /^Account of / }).click();
  await page.getByRole("menuitem", { name: "My account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My account" })).toBeVisible();
  await expect(page.getByText("This session")).toBeVisible();
  await expectAccessibleInBothThemes(page, "account");
});

async function addViewer(page: Page, tenant: string): Promise<void> {
  await page.getByRole("link", { name: "Users and roles" }).click();
  await page.getByRole("button", { name: "Add user" }).click();
  const dialog = page.getByRole("dialog", { name: "Add user" });
  await dialog.getByLabel("User name").fill(VIEWER.username);
  await dialog.getByLabel("First password").fill(VIEWER.first);
  await dialog.getByLabel("Role").selectOption("viewer");
  await dialog.getByLabel("Over").selectOption({ label: `Tenant ${tenant}` });
  await dialog.getByRole("button", { name: "Add role" }).click();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(`Viewer over ${tenant}`)).toBeVisible();
}

async function tenantNames(page: Page): Promise<[string, string]> {
  const { items } = await (await page.request.get("/api/v1/tenants")).json();
  const [own, foreign] = items;
  if (!own || !foreign) throw new Error("the demo has fewer than two tenants");
  return [own.name, foreign.name];
}
