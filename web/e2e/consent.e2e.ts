import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { setUp } from "./first-run-steps";
import { firstTenant, type RegisteredApp, registerApp, type SimulatedTenant } from "./simulator";

const server = process.env.CONSENT_URL ?? "";
const simulator = process.env.SIMULATOR_URL ?? "";
const tokenFile = process.env.CONSENT_TOKEN_FILE ?? "";
const missing = Object.entries({
  CONSENT_URL: server,
  SIMULATOR_URL: simulator,
  CONSENT_TOKEN_FILE: tokenFile,
})
  .filter(([, value]) => !value)
  .map(([name]) => name);
const reason = `consent needs a fresh server and a simulator: ${missing.join(", ")} not set`;

const READING = ["Organization.Read.All", "Policy.Read.All", "Group.Read.All", "User.Read.All"];
const WRITING = ["Application.Read.All", "Policy.Read.All", "Policy.ReadWrite.ConditionalAccess"];

test.use({ baseURL: server });
test.beforeEach(() => {
  if (missing.length > 0) console.log(`skipped: ${reason}`);
  test.skip(missing.length > 0, reason);
});

test("an administrator's consent leads from the empty portfolio to a tenant that is read, written to and disconnected", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const tenant = await firstTenant(page.request, simulator);
  await page.goto("/");
  await setUp(page, readFileSync(tokenFile, "utf8"));
  await expect(page.getByRole("heading", { name: "Connect the first tenant" })).toBeVisible();
  await test.step("the application that reads is entered once", () => addApp(page, "read", READING));
  await test.step("who declines is told, and begins again", () => decline(page, tenant));
  await test.step("a consent connects the tenant and reads it", () => consent(page, tenant));
  await test.step("a second consent allows writing, and is switched off by itself", () =>
    write(page, tenant));
  await test.step("the tenant is disconnected and offers to connect again", () => disconnect(page, tenant));
});

async function addApp(page: Page, purpose: string, roles: readonly string[]): Promise<void> {
  const name = `Plumbline ${purpose}`;
  const app: RegisteredApp = await registerApp(page.request, simulator, {
    name,
    redirectUris: [`${server}/api/v1/consents/callback`],
    roles,
  });
  await page.goto("/settings/app-registrations");
  await page.getByRole("button", { name: "Add app registration" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add app registration" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByLabel("Purpose").selectOption(purpose);
  await dialog.getByLabel("Application (client) ID").fill(app.clientId);
  await dialog.getByLabel("Client secret").fill(app.clientSecret);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText(`${server}/api/v1/consents/callback`)).toBeVisible();
}

async function toMicrosoft(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue to Microsoft" }).click();
  await expect(page.getByRole("heading", { name: "Permissions requested" })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(simulator);
}

async function chooseConsent(page: Page): Promise<void> {
  const choice = page.getByRole("radio", { name: /^Admin consent/ });
  // The choice stands in the address, so it is checked a moment after the click.
  await choice.click();
  await expect(choice).toBeChecked();
}

async function decline(page: Page, tenant: SimulatedTenant): Promise<void> {
  await page.goto("/tenants/new");
  await chooseConsent(page);
  await expect(page.getByRole("list", { name: "Permissions for reading" })).toContainText("Policy.Read.All");
  await expectAccessibleInBothThemes(page, "connect by consent");
  await toMicrosoft(page);
  await page.getByLabel("Organisation").selectOption(tenant.directoryId);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("alert")).toContainText("declined at Microsoft");
  await expectAccessibleInBothThemes(page, "declined");
  await page.getByRole("link", { name: "Begin again" }).click();
}

async function consent(page: Page, tenant: SimulatedTenant): Promise<void> {
  await chooseConsent(page);
  await toMicrosoft(page);
  await expect(page.getByRole("listitem")).toHaveText([...READING].sort());
  await page.getByLabel("Organisation").selectOption(tenant.directoryId);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { name: `${tenant.name} is connected` })).toBeVisible();
  expect(new URL(page.url()).hash, "the answer leaves the address").toBe("");
  await expectAccessibleInBothThemes(page, "connected");
  // Loading the page again sends nothing: the answer counted once.
  await page.reload();
  await expect(page.getByText(/nothing to go on with/)).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: tenant.name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: tenant.name })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Agree on a state" })).toBeVisible({ timeout: 60_000 });
}

async function write(page: Page, tenant: SimulatedTenant): Promise<void> {
  const address = page.url();
  await addApp(page, "write", WRITING);
  await page.goto(`${address}/write-access`);
  await expect(page.getByText(/^Writing is off\. Nothing/)).toBeVisible();
  await expectAccessibleInBothThemes(page, "write access");
  await toMicrosoft(page);
  await expect(page.getByLabel("Organisation"), "the tenant is given").toHaveCount(0);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { name: "Writing was allowed" })).toBeVisible();
  await page.getByRole("link", { name: "See what it can do" }).click();
  const areas = page.getByRole("table", { name: "Areas that could be restored" });
  await expect(areas.getByRole("row", { name: /^Conditional access policies/ })).toContainText("Granted");
  await page.getByRole("button", { name: "Switch writing off…" }).click();
  const dialog = page.getByRole("dialog", { name: "Switch writing off" });
  await expect(dialog).toContainText(tenant.name);
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText(/^Writing is off\. Nothing/)).toBeVisible();
  await page.goto(address);
}

async function disconnect(page: Page, tenant: SimulatedTenant): Promise<void> {
  await page.getByRole("link", { name: "Connection and settings" }).click();
  await page.getByRole("button", { name: "Disconnect…" }).click();
  const dialog = page.getByRole("dialog", { name: `Disconnect: ${tenant.name}` });
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText(/This tenant is disconnected/)).toBeVisible();
  await expectAccessibleInBothThemes(page, "disconnected");
  await toMicrosoft(page);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { name: `${tenant.name} is connected` })).toBeVisible();
}
