import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Looks for accessibility faults on the page as it stands. All pages are looked at before the test fails. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  // What was just done is told beside the landmarks, for a moment.
  await expect(page.locator(".fui-Toast")).toHaveCount(0);
  // The focus guards of the design system are hidden and focusable on purpose: they hand the focus on.
  const { violations } = await new AxeBuilder({ page }).exclude("[data-tabster-dummy]").analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`),
      name,
    )
    .toEqual([]);
}

export async function expectAccessibleInBothThemes(page: Page, name: string): Promise<void> {
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await expectAccessible(page, `${name}, ${theme}`);
  }
}
