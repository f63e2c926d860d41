import { expect, type Locator, type Page, test } from "@playwright/test";
import { enterDemo, items, lookUpDemo, pagesOf, settled } from "./demo";
import { furnish, planIn } from "./furnish";
import { LOOKS, put, take } from "./pictures";

/** The bar at the top, and a little air below it. */
const BAR_HEIGHT = 72;

/** Pages of one thing, and the list of the interface that has the thing. */
const LISTS = {
  user: { of: "users", page: "/settings/users" },
  "app-registration": { of: "app-registrations", page: "/settings/app-registrations" },
  collector: { of: "collectors", page: "/collectors" },
  "ignore-rule": { of: "ignore-rules", page: "/ignore-rules" },
};

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
    await toTop(page.getByRole("tab", { name: "Matrix" }));
    await take(page, "portfolio-matrix", look);
    for (const view of ["overview", "permissions", "activity", "notes"]) {
      await at(page, `/tenants/${demo.tenant}?view=${view}`);
      await toTop(page.getByRole("tab", { name: "Overview" }));
      await take(page, `tenant-${view}`, look);
    }
    for (const [name, list] of Object.entries(LISTS)) {
      const [first] = await items(page, `/api/v1/${list.of}`);
      if (!first) throw new Error(`the demo has none of ${list.of}`);
      await at(page, `${list.page}/${first.id}`);
      await take(page, name, look);
    }
  });

  test(`${look.name}: what opens`, async ({ page }) => {
    await put(page, look);
    await enterDemo(page);
    const { drift, tenant, area } = await lookUpDemo(page);
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
    await page.getByLabel("Group by").selectOption({ label: "Who changed it" });
    await take(page, "inbox-who", look);

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
    await at(page, `/tenants/${tenant}/areas/${area}`);
    await open("Replace baseline");
    await dialog("replace-baseline");
    await at(page, `/tenants/${tenant}/areas/${area}`);
    await open("Columns…");
    const properties = page.getByRole("group", { name: "Properties, and how many resources have them" });
    for (const number of [0, 1]) await properties.getByRole("checkbox").nth(number).check();
    await dialog("area-columns-dialog");
    await page.getByRole("dialog").getByRole("button", { name: "Show" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await toTop(page.getByRole("search", { name: "Filter resources" }));
    await take(page, "area-columns", look);
  });

  test(`${look.name}: two tenants are compared`, async ({ page }) => {
    await put(page, look);
    await enterDemo(page);
    const { tenant, area } = await lookUpDemo(page);
    await at(page, `/tenants/${tenant}/areas/${area}/compare`);
    await page.getByRole("combobox", { name: "Compare with" }).selectOption({ index: 1 });
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

/** Scrolls so that this stands below the bar, where it would be in the lower half and what matters out of sight. */
async function toTop(place: Locator): Promise<void> {
  await place.evaluate((element, barHeight) => {
    const { top } = element.getBoundingClientRect();
    if (top > window.innerHeight / 2) window.scrollBy(0, top - barHeight);
  }, BAR_HEIGHT);
}

async function at(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}
