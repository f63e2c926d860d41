import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { settled } from "./demo";
import { fillConnection, setUp, signOut } from "./first-run-steps";
import { LOOKS, put, take } from "./pictures";
import { delayAnswers, firstTenant } from "./simulator";

const server = process.env.FIRST_RUN_URL ?? "";
const simulator = process.env.SIMULATOR_URL ?? "";
const tokenFile = process.env.SETUP_TOKEN_FILE ?? "";

test.use({ baseURL: server });

/** Pictures of a server that nobody has used yet, which needs one, and a simulator. */
test("the first run", async ({ page }) => {
  const isMissing = !server || !simulator || !tokenFile;
  test.skip(isMissing, "needs FIRST_RUN_URL, SIMULATOR_URL and SETUP_TOKEN_FILE");
  const everyLook = async (name: string) => {
    for (const look of LOOKS) {
      await put(page, look);
      await take(page, name, look);
    }
  };
  await page.goto("/");
  await settled(page);
  await everyLook("set-up");
  await setUp(page, readFileSync(tokenFile, "utf8"));
  await expect(page.getByRole("heading", { name: "Connect the first tenant" })).toBeVisible();
  await everyLook("empty-portfolio");

  await page.getByRole("main").getByRole("link", { name: "Add tenant" }).click();
  const tenant = await firstTenant(page.request, simulator);
  await fillConnection(page, tenant, tenant.clientSecret);
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText(/^Connected to/)).toBeVisible();
  await page.getByText(/^Connected to/).scrollIntoViewIfNeeded();
  await everyLook("connection-test");
  await delayAnswers(page.request, simulator, 4000);
  await page.getByRole("button", { name: "Save and sync" }).click();
  await expect(page.getByText(/^[1-9]\d* of \d+ areas read$/)).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 0));
  await everyLook("first-sync");
  await delayAnswers(page.request, simulator, 0);
  await expect(page.getByRole("heading", { name: "Agree on a state" })).toBeVisible({ timeout: 120_000 });
  await everyLook("first-baseline");

  await signOut(page);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await everyLook("sign-in");
});
