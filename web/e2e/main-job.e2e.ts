import { expect, test } from "@playwright/test";
import { enterDemo, lookUpDemo, settled } from "./demo";

test("a visitor goes from the portfolio to a drift and reads what changed", async ({ page }) => {
  await enterDemo(page);
  await lookUpDemo(page);
  await page.getByRole("link", { name: "Drift inbox" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Drift inbox" })).toBeVisible();
  const drifts = page.getByRole("table", { name: "Drifts" });
  const first = drifts.getByRole("row").nth(1);
  const name = await first.getByRole("link").innerText();
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("region", { name: "What is different" })).toBeVisible();
  await expect(page.getByRole("region", { name: "History" })).toContainText("Drift found");
});

test("a drift is accepted with a reason and reopened", async ({ page }) => {
  await enterDemo(page);
  const { drift } = await lookUpDemo(page);
  await page.goto(`/drifts/${drift}`);
  await page.getByRole("button", { name: "Accept" }).click();
  const accept = page.getByRole("dialog", { name: "Accept this drift" });
  await accept.getByLabel("Reason").fill("Agreed with the customer");
  await accept.getByRole("button", { name: "Accept" }).click();
  const facts = page.getByRole("region", { name: "Facts" });
  await expect(facts).toContainText("Agreed with the customer");
  await page.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reopen" }).click();
  await expect(facts).toContainText("Open");
  await expect(page.getByRole("region", { name: "History" })).toContainText("Opened again");
});

test("a drift is snoozed from the inbox together with others", async ({ page }) => {
  await enterDemo(page);
  await lookUpDemo(page);
  await page.goto("/drifts");
  await settled(page);
  await page.getByRole("table", { name: "Drifts" }).getByRole("checkbox").last().check();
  await page.getByRole("button", { name: "Snooze" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Snooze" }).click();
  await expect(page.getByText("1 drift snoozed").last()).toBeVisible();
  await page.getByLabel("State").selectOption("snoozed");
  await expect(page).toHaveURL(/state=snoozed/);
  await page.getByRole("table", { name: "Drifts" }).getByRole("checkbox").last().check();
  await page.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByText("1 drift reopened").last()).toBeVisible();
});

test("a sync shows its progress and ends by itself", async ({ page }) => {
  await enterDemo(page);
  const { tenant } = await lookUpDemo(page);
  await page.goto(`/tenants/${tenant}`);
  await page.getByRole("button", { name: "Sync now" }).click();
  await expect(page.getByText("Sync started").last()).toBeVisible();
  await expect(page.getByRole("button", { name: "Sync now" })).toBeEnabled({ timeout: 30_000 });
});

test("a baseline is replaced and the older version activated again", async ({ page }) => {
  await enterDemo(page);
  const { tenant } = await lookUpDemo(page);
  await page.goto(`/tenants/${tenant}/areas/groups`);
  await page.getByRole("button", { name: "Replace baseline" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Label").fill("After the review");
  await dialog.getByRole("button", { name: "Replace baseline" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("tab", { name: "Baseline versions" }).click();
  const versions = page.getByRole("table", { name: "Baseline versions" });
  await expect(versions.getByRole("row", { name: /After the review/ }).first()).toContainText("Active");
  await versions.getByRole("button", { name: "Activate version 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Activate" }).click();
  await expect(versions.getByRole("row").last()).toContainText("Active");
});

test("a wrong connection is explained before anything is stored", async ({ page }) => {
  await enterDemo(page);
  await page.goto("/tenants/new");
  await page.getByRole("textbox", { name: "Name" }).fill("Nowhere");
  await page.getByLabel("Tenant ID").fill("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  await page.getByLabel("Application (client) ID").fill("3f2504e0-4f89-41d3-9a0c-0305e82c3302");
  await page.getByLabel("Client secret").fill("wrong");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("The connection does not work")).toBeVisible();
});

test("everything comes from the server itself, and the browser has nothing to complain about", async ({
  page,
  baseURL,
}) => {
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "")) strangers.push(request.url());
  });
  page.on("console", (message) => {
    // Before the demo signs the visitor in, the question for the session is answered with 401.
    if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
  });
  await enterDemo(page);
  const { drift } = await lookUpDemo(page);
  for (const address of ["/drifts", `/drifts/${drift}`, "/tenants/new"]) {
    await page.goto(address);
    await settled(page);
  }
  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the session ends in the middle of a form, and nothing typed is lost", async ({ page }) => {
  await enterDemo(page);
  await page.goto("/tenants/new");
  await page.getByRole("textbox", { name: "Name" }).fill("Typed with care");
  await page.getByLabel("Tenant ID").fill("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  await page.getByLabel("Application (client) ID").fill("3f2504e0-4f89-41d3-9a0c-0305e82c3302");
  await page.getByLabel("Client secret").fill("secret");
  const ended = page.getByRole("alertdialog");
  await page.context().clearCookies();
  // The page may notice by itself before anybody clicks; the question then lies over the button.
  await expect(async () => {
    if (!(await ended.isVisible()))
      await page.getByRole("button", { name: "Test connection" }).click({ timeout: 2_000 });
    await expect(ended).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await ended.getByRole("button", { name: "Go on" }).click();
  await expect(ended).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Typed with care");
});
