import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { enterDemo, settled, someDrift } from "./demo";

const REASON = "The same everywhere";

test("the drifts of a group are accepted at once, and opened again", async ({ page }) => {
  await enterDemo(page);
  await someDrift(page);
  await page.goto("/drifts?by=tenant");
  await settled(page);
  const groups = page.getByRole("table", { name: "Tenants with drift" });
  const first = groups.getByRole("row").nth(1);
  const title = await first.getByRole("link").innerText();
  await first.getByRole("checkbox").check();
  const bar = page.getByRole("region", { name: /selected$/ });
  const count = Number.parseInt(await bar.getByRole("status").innerText(), 10);
  expect(count).toBeGreaterThan(0);
  await bar.getByRole("button", { name: "Accept" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(REASON);
  await dialog.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText(/drifts? accepted$/).last()).toBeVisible();

  await page.getByLabel("State").selectOption("accepted");
  await groups.getByRole("row", { name: title }).getByRole("checkbox").check();
  await bar.getByRole("button", { name: "Reopen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reopen" }).click();
  await expect(page.getByText(/drifts? reopened$/).last()).toBeVisible();
});

test("a group opens as a list, and a drift of it leads to the next one and back", async ({ page }) => {
  await enterDemo(page);
  await someDrift(page);
  await page.goto("/drifts?by=change");
  await settled(page);
  await expectAccessibleInBothThemes(page, "groups of drifts");
  await page.getByRole("table", { name: "Same changes" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/change=[0-9a-f]{64}/);
  await expect(page.getByRole("table", { name: "Drifts" }).getByRole("row")).not.toHaveCount(1);

  await page.goto("/drifts");
  await settled(page);
  await page.getByRole("table", { name: "Drifts" }).getByRole("link").first().click();
  const way = page.getByRole("navigation", { name: "Through the inbox" });
  await expect(way).toContainText(/^1 of \d+/);
  await way.getByRole("link", { name: "Next" }).click();
  await expect(way).toContainText(/2 of \d+/);
  await way.getByRole("link", { name: "Previous" }).click();
  await expect(way).toContainText(/^1 of \d+/);
});

test("who made the changes groups the inbox, and a drift tells when and from where", async ({ page }) => {
  await enterDemo(page);
  await someDrift(page);
  await page.goto("/drifts?by=changedBy");
  const author = page.getByRole("table", { name: "Who made the changes" }).getByRole("link", { name: /@/ });
  await expect(author.first()).toBeVisible();
  await settled(page);
  await expectAccessibleInBothThemes(page, "drifts by who made them");
  const name = await author.first().innerText();
  await author.first().click();
  await expect(page.getByLabel("Changed by")).toHaveValue(`person:${name}`);
  const drifts = page.getByRole("table", { name: "Drifts" });
  await expect(drifts.getByRole("row").nth(1)).toContainText(`By ${name}`);

  await drifts.getByRole("link").first().click();
  const card = page.getByRole("region", { name: "Who changed it" });
  await expect(card).toContainText(name);
  await expect(card.getByRole("list", { name: "What the audit log says" })).toContainText(/from \d+\.\d+/);
  await expectAccessibleInBothThemes(page, "drift with who made it");
});

test("a drift is given to somebody and talked about", async ({ page }) => {
  await enterDemo(page);
  const { drift } = await someDrift(page);
  await page.goto(`/drifts/${drift}`);
  await settled(page);
  await assignTo(page, /\(me\)$/);
  await expect(page.getByText("1 drift assigned").last()).toBeVisible();
  const comments = page.getByRole("region", { name: "Comments" });
  await comments.getByLabel("Say something about it").fill("Asked the customer; he calls back.");
  await comments.getByRole("button", { name: "Add comment" }).click();
  await expect(comments.getByRole("listitem").last()).toContainText("Asked the customer; he calls back.");
  await expectAccessibleInBothThemes(page, "drift with comments");
  await page.goto("/drifts?assignee=me");
  await expect(page.getByRole("table", { name: "Drifts" })).toContainText("1 comment");
  await page.goto(`/drifts/${drift}`);
  await assignTo(page, "Nobody");
});

async function assignTo(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: "Assign" }).click();
  const dialog = page.getByRole("dialog", { name: "Assign this drift" });
  const choice = dialog.getByRole("option", { name });
  await expect(choice).toHaveCount(1);
  await dialog.getByLabel("Assigned to").selectOption({ value: (await choice.getAttribute("value")) ?? "" });
  await dialog.getByRole("button", { name: "Assign" }).click();
  await expect(dialog).toBeHidden();
}
