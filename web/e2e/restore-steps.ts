import { expect, type Page } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { items, makePlan } from "./demo";

/** From the page of a drift. */
export async function planRestore(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Plan a restore" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make the plan" }).click();
}

/** On the page of a plan: all its requests. */
export async function approve(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Approve…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Approve / });
  const read = dialog.getByRole("checkbox");
  if (await read.isVisible()) await read.check();
  await dialog.getByRole("button", { name: "Approve" }).click();
  await expect(dialog).toBeHidden();
}

export async function apply(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Apply…" }).click();
  const question = page.getByRole("dialog", { name: /^Change / });
  await expectAccessibleInBothThemes(page, "last question");
  await question.getByRole("button", { name: /^Send / }).click();
  await expect(question).toBeHidden();
}

/** The demo lets one of its tenants be written to. */
export async function writableTenant(page: Page): Promise<string> {
  for (const { id } of await items(page, "/api/v1/tenants")) {
    const access = await (await page.request.get(`/api/v1/tenants/${id}/write-connection`)).json();
    if (access.connection) return id;
  }
  throw new Error("no tenant of the demo can be written to");
}

/** An open drift of the tenant that a plan can bring back. */
export async function restorableDrift(page: Page, tenant: string): Promise<string> {
  await expect
    .poll(async () => (await items(page, `/api/v1/drifts?state=open&tenant=${tenant}&limit=1`)).length)
    .toBeGreaterThan(0);
  for (const { id, change } of await items(page, `/api/v1/drifts?state=open&tenant=${tenant}&limit=100`)) {
    if (change === "changed" && (await makePlan(page, tenant, [id]))) return id;
  }
  throw new Error("no drift of the tenant can be brought back");
}
