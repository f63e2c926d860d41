import { expect, type Page, test } from "@playwright/test";
import { CHANGE, enterDemo, settled, someDrift } from "./demo";
import { addPerson, removePerson, signedIn } from "./people-steps";
import { apply, approve, planRestore, restorableDrift, writableTenant } from "./restore-steps";

const OWN_PLAN = /you made this plan, and another person must approve it/i;

test("the author cannot approve: another person does, and also the undo", async ({ page, browser }) => {
  test.setTimeout(300_000);
  await enterDemo(page);
  await someDrift(page);
  const tenant = await writableTenant(page);
  await askForAnotherPerson(page, tenant, true);
  const rosalind = await addPerson(page, "rosalind", "approver");
  const other = await signedIn(browser, rosalind);

  const drift = await restorableDrift(page, tenant);
  await page.goto(`/drifts/${drift}`);
  await planRestore(page);
  await expect(page.getByRole("heading", { level: 1, name: /^Restore in / })).toBeVisible();
  await refusedToTheAuthor(page);
  await approvedBy(other, page.url());
  await expect(page.getByText(new RegExp(`Approved by ${rosalind.username}`)).first()).toBeVisible();
  await apply(page);
  const facts = page.getByRole("region", { name: "Facts" });
  await expect(facts).toContainText("Restored", { timeout: 60_000 });
  await page.goto(`/tenants/${tenant}?view=restores`);
  await expect(page.getByRole("table", { name: "Restore log" }).getByRole("row").nth(1)).toContainText(
    rosalind.username,
  );
  await page.goBack();

  await page.getByRole("button", { name: "Plan the undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Undo in / })).toBeVisible();
  await refusedToTheAuthor(page);
  await approvedBy(other, page.url());
  await apply(page);
  await expect(facts).toContainText("Undone", { timeout: 60_000 });

  await askForAnotherPerson(page, tenant, false);
  await other.context().close();
  await removePerson(page, rosalind);
});

async function askForAnotherPerson(page: Page, tenant: string, on: boolean): Promise<void> {
  await page.goto(`/tenants/${tenant}/restore-settings`);
  await page
    .getByRole("switch", { name: "Another person than the author must approve a plan" })
    .setChecked(on);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Restore settings saved").last()).toBeVisible();
}

async function refusedToTheAuthor(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Approve…" });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(OWN_PLAN);
  const address = page.url().replace("/plans/", "/api/v1/plans/");
  const { hash } = await (await page.request.get(address)).json();
  const answer = await page.request.post(`${address}/approve`, { data: { hash }, headers: CHANGE });
  expect(answer.ok()).toBe(false);
  expect((await answer.json()).detail).toMatch(OWN_PLAN);
}

async function approvedBy(other: Page, plan: string): Promise<void> {
  await other.goto(plan);
  await settled(other);
  await approve(other);
}
