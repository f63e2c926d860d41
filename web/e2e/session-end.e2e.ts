import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { settled } from "./demo";
import { ADMINISTRATOR } from "./first-run-steps";
import { enterServer } from "./prepared-server";

const server = process.env.FIRST_RUN_URL ?? "";
const reason = "the end of a session needs a server with a password: FIRST_RUN_URL";
const TYPED = "Typed with care";
const ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

test.use({ baseURL: server });
test.beforeEach(() => {
  if (!server) console.log(`skipped: ${reason}`);
  test.skip(!server, reason);
});

test("the session ends in the middle of a form, and its person signs in over it and goes on", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  await enterServer(page.request);
  await page.goto("/tenants/new");
  await settled(page);
  await page.getByRole("textbox", { name: "Name" }).fill(TYPED);
  await page.getByLabel("Tenant ID").fill(ID);
  await page.getByLabel("Application (client) ID").fill(ID);
  await page.getByLabel("Client secret").fill("typed as well");
  await endSessionsElsewhere(await (await browser.newContext()).newPage());

  const ended = page.getByRole("alertdialog");
  // The page may notice by itself before anybody clicks; the question then lies over the button.
  await expect(async () => {
    if (!(await ended.isVisible()))
      await page.getByRole("button", { name: "Test connection" }).click({ timeout: 2_000 });
    await expect(ended).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectAccessibleInBothThemes(page, "session ended");
  await ended.getByLabel("Password").fill("not the password");
  await ended.getByRole("button", { name: "Sign in" }).click();
  await expect(ended.getByRole("alert").filter({ hasText: /password is wrong/ })).toBeVisible();
  await ended.getByLabel("Password").fill(ADMINISTRATOR.password);
  await ended.getByRole("button", { name: "Sign in" }).click();
  await expect(ended).toBeHidden();

  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(TYPED);
  await expect(page.getByLabel("Tenant ID")).toHaveValue(ID);
  await expect(page.getByLabel("Client secret")).toHaveValue("typed as well");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("The connection does not work")).toBeVisible();
});

/** As the same person does at another computer, under My account. */
async function endSessionsElsewhere(page: Page): Promise<void> {
  await enterServer(page.request);
  await page.goto("/account");
  await settled(page);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(page.getByText("All other sessions ended").last()).toBeVisible();
  await page.context().close();
}
