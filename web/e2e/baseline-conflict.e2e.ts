import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { enterDemo, someDrift } from "./demo";
import { addPerson, removePerson, signedIn } from "./people-steps";

test("who saves a baseline second is told what was saved, and loses nothing", async ({ page, browser }) => {
  test.setTimeout(240_000);
  await enterDemo(page);
  const { tenant } = await someDrift(page);
  const hedy = await addPerson(page, "hedy", "approver");
  const other = await signedIn(browser, hedy);
  const area = `/tenants/${tenant}/areas/groups`;
  await page.goto(`${area}/baseline`);
  await other.goto(`${area}/baseline`);

  await other.getByLabel("Label").fill("Typed by the second");
  await other.getByLabel("Why it changes").fill("The third group belongs to somebody else");
  const names = await namesOf(other);
  const [first, , third] = names;
  if (!first || !third) throw new Error("the area has fewer than three resources");
  await watch(other, third, "none");

  await page.getByLabel("Label").fill("Saved by the first");
  await watch(page, first, "none");
  const news = other.waitForResponse((answer) => answer.url().endsWith(`/tenants/${tenant}/areas`));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/^Baseline version \d+ saved$/).last()).toBeVisible();
  await expect(page.getByText("Nothing was changed yet")).toBeVisible();

  // The news of it reach the second window, which goes on with what was typed there.
  await news;
  await expect(other.getByLabel("Label")).toHaveValue("Typed by the second");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  const conflict = other.getByRole("dialog", { name: "Somebody else saved meanwhile" });
  await expect(conflict).toContainText(/saved version \d+ \(Saved by the first\) meanwhile/);
  const theirs = conflict.getByRole("region", { name: "What was saved meanwhile" });
  await expect(theirs.getByRole("listitem")).toHaveCount(1);
  await expect(theirs).toContainText(`${first} is watched in another way`);
  await expectAccessibleInBothThemes(other, "baseline conflict");
  await conflict.getByRole("button", { name: "Put my changes onto it" }).click();

  await expect(conflict).toBeHidden();
  await expect(other.getByLabel("Label")).toHaveValue("Typed by the second");
  await expect(other.getByLabel("Why it changes")).toHaveValue("The third group belongs to somebody else");
  await expect(howWatched(other, first)).toHaveValue("none");
  await expect(howWatched(other, third)).toHaveValue("none");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText(/^Baseline version \d+ saved$/).last()).toBeVisible();
  await expect(other.getByText("Nothing was changed yet")).toBeVisible();

  await page.goto(`${area}?view=baseline`);
  const versions = page.getByRole("table", { name: "Baseline versions" });
  await expect(versions.getByRole("row").nth(1)).toContainText("Typed by the second");
  await expect(versions.getByRole("row").nth(1)).toContainText(hedy.username);
  await expect(versions.getByRole("row").nth(2)).toContainText("Saved by the first");
  await other.context().close();
  await removePerson(page, hedy);
});

function howWatched(page: Page, name: string) {
  return page.getByRole("combobox", { name: `How ${name} is watched`, exact: true });
}

async function watch(page: Page, name: string, mode: string): Promise<void> {
  await howWatched(page, name).selectOption(mode);
}

async function namesOf(page: Page): Promise<string[]> {
  const choices = page.getByRole("combobox", { name: /^How .* is watched$/ });
  await expect(choices.first()).toBeVisible();
  const labels = await choices.evaluateAll((found) => found.map((one) => one.getAttribute("aria-label")));
  return labels.map((label) => (label ?? "").replace(/^How (.*) is watched$/, "$1"));
}
