import { expect, type Page } from "@playwright/test";
import type { SimulatedTenant } from "./simulator";

export const ADMINISTRATOR = { username: "administrator", password: "plumb bob on a long line" };

export async function setUp(page: Page, token: string): Promise<void> {
  await page.getByLabel("Set-up token").fill(token);
  await page.getByLabel("User name").fill(ADMINISTRATOR.username);
  await page.getByLabel("Password", { exact: false }).first().fill(ADMINISTRATOR.password);
  await page.getByLabel("Repeat the password").fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "Create administrator" }).click();
}

export async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel("User name").fill(ADMINISTRATOR.username);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: `Account of ${ADMINISTRATOR.username}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
}

export async function fillConnection(page: Page, tenant: SimulatedTenant, secret: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name" }).fill(tenant.name);
  await page.getByLabel("Tenant ID").fill(tenant.directoryId);
  await page.getByLabel("Application (client) ID").fill(tenant.clientId);
  await page.getByLabel("Client secret").fill(secret);
}

export async function captureAllBaselines(page: Page, label: string): Promise<void> {
  await page.getByRole("button", { name: "Capture baseline for all areas" }).click();
  const dialog = page.getByRole("dialog", { name: "Capture baseline for all areas" });
  await dialog.getByLabel("Label").fill(label);
  await dialog.getByRole("button", { name: "Capture" }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
}

/** Syncs the tenant whose page is open, and waits until it was read. */
export async function sync(page: Page): Promise<void> {
  const job = page.waitForResponse(
    (answer) => answer.url().endsWith("/sync") && answer.request().method() === "POST",
  );
  await page.getByRole("button", { name: "Sync now" }).click();
  const { jobId } = await (await job).json();
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/jobs/${jobId}`)).json()).state, {
      timeout: 60_000,
    })
    .toBe("done");
  await expect(page.getByRole("button", { name: "Sync now" })).toBeEnabled({ timeout: 30_000 });
}
