import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { setUp, signOut } from "./first-run-steps";

const server = process.env.PROVIDER_RUN_URL ?? "";
const tokenFile = process.env.PROVIDER_SETUP_TOKEN_FILE ?? "";
const reason = "signing in with a provider needs a server that knows one: PROVIDER_RUN_URL is not set";

test.use({ baseURL: server });
test.beforeEach(() => {
  if (!server) console.log(`skipped: ${reason}`);
  test.skip(!server, reason);
});

test("a person signs in with the identity provider, and out again", async ({ page }) => {
  test.setTimeout(120_000);
  await test.step("the administrator says what the group gets", () => makeRule(page));
  await test.step("somebody without access is told so", () => beTurnedAway(page));
  await test.step("a member of the group gets in", () => getIn(page));
  await test.step("he signs out here and at the provider", () => leave(page));
});

async function makeRule(page: Page): Promise<void> {
  await page.goto("/");
  await setUp(page, readFileSync(tokenFile, "utf8"));
  await expect(page.getByRole("heading", { name: "Connect the first tenant" })).toBeVisible();
  await page.goto("/settings/sign-in");
  await expect(page.getByText("It answers")).toBeVisible();
  await page.getByRole("button", { name: "Add rule" }).click();
  const dialog = page.getByRole("dialog", { name: "Add rule" });
  await dialog.getByLabel("Value").fill("plumbline-operators");
  await dialog.getByLabel("Role").selectOption("operator");
  await expectAccessibleInBothThemes(page, "add rule");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: /plumbline-operators/ })).toBeVisible();
  await expectAccessibleInBothThemes(page, "sign-in settings");
  await signOut(page);
}

async function beTurnedAway(page: Page): Promise<void> {
  await signInAs(page, "eve");
  await expect(page.getByRole("alert")).toContainText("nobody has given you access yet");
  await expect(page.getByRole("alert")).toContainText("noAccess");
  await expectAccessibleInBothThemes(page, "sign-in refused");
  await page.context().clearCookies();
}

async function getIn(page: Page): Promise<void> {
  await page.goto("/drifts");
  await signInAs(page, "olga");
  await expect(page.getByRole("heading", { level: 1, name: "Drift inbox" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Account of olga@contoso.example" })).toBeVisible();
}

async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Account of olga@contoso.example" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out of Plumbline.")).toBeVisible();
  await expectAccessibleInBothThemes(page, "signed out");
  await page.getByRole("link", { name: "Sign out of single sign-on too" }).click();
  await expect(page.getByRole("heading", { name: /sign-out|sign out/i })).toBeVisible();
}

/** The pages of the provider are its own. */
async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Sign in with single sign-on" }).click();
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}
