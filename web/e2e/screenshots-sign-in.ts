import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { CHANGE, items, settled } from "./demo";
import { ADMINISTRATOR, setUp, signIn, signOut } from "./first-run-steps";
import { LOOKS, put, take } from "./pictures";

const server = process.env.PROVIDER_RUN_URL ?? "";
const tokenFile = process.env.PROVIDER_SETUP_TOKEN_FILE ?? "";

test.use({ baseURL: server });

/** Pictures of a server that knows an identity provider. */
test("signing in with a provider", async ({ page }) => {
  test.skip(!server || !tokenFile, "needs PROVIDER_RUN_URL and PROVIDER_SETUP_TOKEN_FILE");
  const everyLook = async (name: string) => {
    for (const look of LOOKS) {
      await put(page, look);
      await take(page, name, look);
    }
  };
  await page.goto("/");
  await settled(page);
  if (await page.getByLabel("Set-up token").isVisible()) {
    await setUp(page, readFileSync(tokenFile, "utf8"));
    await signOut(page);
  }
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await everyLook("sign-in-by-provider");
  await signIn(page, ADMINISTRATOR.password);
  await expect(page.getByRole("heading", { level: 1, name: "Portfolio" })).toBeVisible();
  if ((await items(page, "/api/v1/sign-in/rules")).length === 0) {
    const rule = { claim: "groups", value: "plumbline-operators", role: "operator" };
    await page.request.post("/api/v1/sign-in/rules", { data: rule, headers: CHANGE });
  }
  await page.goto("/settings/sign-in");
  await settled(page);
  await expect(page.getByText("It answers")).toBeVisible();
  await everyLook("sign-in-rules");
});
