import { expect, test } from "@playwright/test";
import { enterDemo, settled, someDrift } from "./demo";

test("a table shows any property, in any order, and finds what stands in values", async ({ page }) => {
  await enterDemo(page);
  const { tenant, area } = await someDrift(page);
  await page.goto(`/tenants/${tenant}/areas/${area}`);
  await settled(page);
  const table = page.getByRole("table", { name: "Resources" });
  const first = table.getByRole("row").nth(1);

  await page.getByRole("button", { name: "Columns…" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns of this table" });
  await dialog.getByRole("checkbox", { name: "Versions" }).uncheck();
  await dialog.getByRole("searchbox", { name: "Search properties" }).fill("displayName");
  await dialog.getByRole("checkbox", { name: /^Display name/ }).check();
  await dialog.getByRole("button", { name: "Show" }).click();
  await expect(table.getByRole("columnheader", { name: "Display name" })).toBeVisible();
  await expect(table.getByRole("columnheader", { name: "Versions" })).toBeHidden();

  await table.getByRole("button", { name: "Open drifts" }).click();
  await expect(table.getByRole("columnheader", { name: "Open drifts" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await expect(first.getByText(/Drifted|Missing|Unexpected/)).toBeVisible();
  const address = page.url();

  // The name of an object is one of its values, too; a name alone would be found without them.
  const name = (await first.getByRole("link").innerText()).trim();
  await page.getByRole("checkbox", { name: "In values, too" }).check();
  await page.getByRole("searchbox", { name: "Search in names and values" }).fill(name);
  await expect(page).toHaveURL(/within=values/);
  await expect(first.getByRole("link", { name })).toBeVisible();

  // The address alone brings the table back, and the next visit without one remembers its columns.
  await page.goto(address);
  await expect(table.getByRole("columnheader", { name: "Display name" })).toBeVisible();
  await expect(table.getByRole("columnheader", { name: "Open drifts" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await page.goto(`/tenants/${tenant}/areas/${area}`);
  await expect(table.getByRole("columnheader", { name: "Display name" })).toBeVisible();
});

test("a note about a tenant is written and removed", async ({ page }) => {
  await enterDemo(page);
  const { tenant } = await someDrift(page);
  await page.goto(`/tenants/${tenant}?view=notes`);
  const notes = page.getByRole("region", { name: "Notes" });
  await expect(notes.getByText("Nothing is written down yet", { exact: false })).toBeVisible();
  await notes.getByRole("textbox", { name: "Note" }).fill("Changes on Saturdays only.\nCall Ada first.");
  await notes.getByRole("button", { name: "Add note" }).click();
  await expect(notes.getByText("Call Ada first.", { exact: false })).toBeVisible();
  await expect(notes.getByRole("textbox", { name: "Note" })).toHaveValue("");
  await notes.getByRole("button", { name: /^Remove the note of/ }).click();
  await page
    .getByRole("dialog", { name: "Remove this note?" })
    .getByRole("button", { name: "Remove" })
    .click();
  await expect(notes.getByText("Nothing is written down yet", { exact: false })).toBeVisible();
});
