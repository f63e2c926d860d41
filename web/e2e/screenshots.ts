import { expect, type Page, test } from "@playwright/test";
import { enterDemo, lookUpDemo, pagesOf, settled } from "./demo";
import { furnish, planIn } from "./furnish";
import { LOOKS, put, take } from "./pictures";

/** Pictures of every page, and of what opens on it, for the README and the guides. */
for (const look of LOOKS) {
  test(`${look.name}: pages`, async ({ page }) => {
    await put(page, look);
    await enterDemo(page);
    const demo = await lookUpDemo(page);
    await furnish(page);
    const plan = (await planIn(page, "proposed")) ?? demo.plan;
    for (const [name, address] of Object.entries(pagesOf({ ...demo, plan }))) {
      await at(page, address);
      await take(page, name, look);
    }
    await at(page, "/?view=matrix");
    await take(page, "portfolio-matrix", look);
  });

  test(`${look.name}: what opens`, async ({ page }) => {
    await put(page, look);
    await enterDemo(page);
    const { drift, tenant } = await lookUpDemo(page);
    const open = (name: string) => page.getByRole("main").getByRole("button", { name }).first().click();
    const dialog = async (name: string) => {
      await expect(page.getByRole("dialog").first()).toBeVisible();
      await take(page, name, look);
    };

    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    await page.keyboard.type("cond");
    await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    await dialog("palette");

    await at(page, "/drifts");
    await page.keyboard.press("?");
    await dialog("inbox-keys");
    await at(page, "/drifts");
    await page.getByLabel("Group by").selectOption({ label: "Same change" });
    await take(page, "inbox-groups", look);

    await at(page, `/drifts/${drift}`);
    await open("Accept");
    await page.getByLabel("Reason").fill("The customer invites guests for the fair");
    await dialog("accept-dialog");
    await at(page, `/drifts/${drift}`);
    await open("Update baseline");
    await dialog("agree-dialog");

    await at(page, `/tenants/${tenant}`);
    await open("Capture baseline for all areas");
    await page.getByLabel("Label").fill("As handed over");
    await dialog("capture-all");
    await at(page, `/tenants/${tenant}?view=permissions`);
    await take(page, "tenant-permissions", look);
    await at(page, `/tenants/${tenant}?view=overview`);
    await take(page, "tenant-overview", look);
  });

  test(`${look.name}: two tenants are compared`, async ({ page }) => {
    await put(page, look);
    await enterDemo(page);
    const { tenant, area } = await lookUpDemo(page);
    await at(page, `/tenants/${tenant}/areas/${area}/compare`);
    await page.getByLabel("Compare with").selectOption({ index: 1 });
    await expect(page.getByText(/the same, /)).toBeVisible();
    await take(page, "tenants-compared", look);
  });

  test(`${look.name}: a plan is approved and sent`, async ({ page }) => {
    await put(page, look);
    await enterDemo(page);
    await lookUpDemo(page);
    await at(page, `/plans/${await planIn(page, "proposed")}`);
    await page.getByRole("button", { name: "Approve…" }).click();
    const approve = page.getByRole("dialog", { name: /^Approve / });
    const read = approve.getByRole("checkbox");
    if (await read.isVisible()) await read.check();
    await take(page, "plan-approve", look);
    await approve.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("button", { name: "Apply…" }).click();
    const apply = page.getByRole("dialog", { name: /^Change / });
    await take(page, "plan-apply", look);
    await apply.getByRole("button", { name: /^Send / }).click();
    await expect(apply).toBeHidden();
    await take(page, "plan-under-way", look);
    await expect(page.getByText(/holds?$/).first()).toBeVisible({ timeout: 120_000 });
    await take(page, "plan-restored", look);
  });
}

async function at(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}
