import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { settled } from "./demo";
import {
  ADMINISTRATOR,
  captureAllBaselines,
  fillConnection,
  setUp,
  signIn,
  signOut,
  sync,
} from "./first-run-steps";
import { changeTenant, delayAnswers, firstTenant, type SimulatedTenant } from "./simulator";

const server = process.env.FIRST_RUN_URL ?? "";
const simulator = process.env.SIMULATOR_URL ?? "";
const tokenFile = process.env.SETUP_TOKEN_FILE ?? "";
const missing = Object.entries({
  FIRST_RUN_URL: server,
  SIMULATOR_URL: simulator,
  SETUP_TOKEN_FILE: tokenFile,
})
  .filter(([, value]) => !value)
  .map(([name]) => name);
const reason = `the first run needs a fresh server and a simulator: ${missing.join(", ")} not set`;

const AUTHORIZATION_POLICY = "/v1.0/policies/authorizationPolicy";

test.use({ baseURL: server });
test.beforeEach(() => {
  if (missing.length > 0) console.log(`skipped: ${reason}`);
  test.skip(missing.length > 0, reason);
});

test("a newcomer gets from an empty server to a drift that is resolved", async ({ page }) => {
  test.setTimeout(240_000);
  const tenant = await firstTenant(page.request, simulator);
  await test.step("the first administrator is made with the token", () => createAdministrator(page));
  await test.step("a wrong secret is explained, the right one tells what it unlocks", () =>
    testConnection(page, tenant));
  await test.step("the first sync shows its progress", () => firstSync(page));
  await test.step("the state becomes the agreed one", () => captureAllBaselines(page, "As handed over"));
  await test.step("a change in the tenant is found", () => findDrift(page, tenant));
  await test.step("it is accepted and opened again", () => decide(page));
  await test.step("it is resolved when it was changed back", () => resolve(page, tenant));
  await test.step("the person signs out, and in again", () => comeBack(page));
});

async function createAdministrator(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Create the first administrator" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "set-up");
  await setUp(page, "not the token");
  await expect(page.getByText(/setup-token/).last()).toBeVisible();
  await setUp(page, readFileSync(tokenFile, "utf8"));
  await expect(page.getByRole("heading", { name: "Connect the first tenant" })).toBeVisible();
  await expect(page.getByText("Keep a copy of the encryption key.")).toBeVisible();
  await expectAccessibleInBothThemes(page, "empty portfolio");
}

async function testConnection(page: Page, tenant: SimulatedTenant): Promise<void> {
  await page.getByRole("main").getByRole("link", { name: "Add tenant" }).click();
  await expect(page.getByRole("button", { name: "Copy permissions" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^Policy\.Read\.AllTo / })).toBeVisible();
  await fillConnection(page, tenant, "not-the-secret");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("The connection does not work")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "does not work" })).toContainText(/client secret/i);
  await page.getByLabel("Client secret").fill(tenant.clientSecret);
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText(/^Connected to/)).toBeVisible();
  const areas = page.getByRole("table", { name: "What this connection unlocks" });
  await expect(areas.getByRole("row", { name: /^Groups/ })).toContainText("Read");
}

async function firstSync(page: Page): Promise<void> {
  await delayAnswers(page.request, simulator, 1000);
  await page.getByRole("button", { name: "Save and sync" }).click();
  await expect(page.getByRole("progressbar", { name: /areas read/ })).toBeVisible();
  await expect(page.getByText(/^[1-9]\d* of \d+ areas read$/)).toBeVisible();
  const underWay = page.getByRole("list", { name: /^Areas under way/ });
  await expect(underWay.getByRole("listitem").filter({ hasText: "Reading…" }).first()).toBeVisible();
  await delayAnswers(page.request, simulator, 0);
  await expect(page.getByRole("heading", { name: "Agree on a state" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("progressbar", { name: /areas read/ })).toBeHidden();
}

async function findDrift(page: Page, tenant: SimulatedTenant): Promise<void> {
  await changeTenant(page.request, simulator, tenant, {
    method: "PATCH",
    path: AUTHORIZATION_POLICY,
    body: { allowInvitesFrom: "everyone" },
  });
  await sync(page);
  await page.getByRole("link", { name: "Drift inbox" }).click();
  const drifts = page.getByRole("table", { name: "Drifts" });
  await expect(drifts.getByRole("row")).toHaveCount(2);
  await drifts.getByRole("link", { name: "Authorization Policy" }).click();
  const difference = page.getByRole("region", { name: "What is different" });
  await expect(difference).toContainText("adminsAndGuestInviters");
  await expect(difference).toContainText("everyone");
}

async function decide(page: Page): Promise<void> {
  const facts = page.getByRole("region", { name: "Facts" });
  await page.getByRole("button", { name: "Accept" }).click();
  const accept = page.getByRole("dialog", { name: "Accept this drift" });
  await accept.getByLabel("Reason").fill("The customer invites guests for the fair");
  await accept.getByRole("button", { name: "Accept" }).click();
  await expect(facts).toContainText("The customer invites guests for the fair");
  await page.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reopen" }).click();
  await expect(facts).toContainText("Open");
}

async function resolve(page: Page, tenant: SimulatedTenant): Promise<void> {
  const drift = page.url();
  await changeTenant(page.request, simulator, tenant, {
    method: "PATCH",
    path: AUTHORIZATION_POLICY,
    body: { allowInvitesFrom: "adminsAndGuestInviters" },
  });
  await page.getByRole("navigation").getByRole("link", { name: tenant.name }).first().click();
  await sync(page);
  await page.goto(drift);
  await settled(page);
  await expect(page.getByRole("region", { name: "Facts" })).toContainText("Resolved");
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("The live value went back to the baseline");
}

async function comeBack(page: Page): Promise<void> {
  await signOut(page);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expectAccessibleInBothThemes(page, "sign-in");
  await signIn(page, "a wrong password");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: /password is wrong/ })).toBeVisible();
  await signIn(page, ADMINISTRATOR.password);
  await expect(page.getByRole("table", { name: "Tenants" })).toBeVisible();
}
