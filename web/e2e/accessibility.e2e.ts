import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { enterDemo, lookUpDemo, pagesOf, settled } from "./demo";

for (const theme of ["light", "dark"] as const) {
  test(`no page has an accessibility fault in the ${theme} theme`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await enterDemo(page);
    const pages = { ...pagesOf(await lookUpDemo(page)), "sign-in": "/sign-in?signed-out=1" };
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      await settled(page);
      await expectAccessible(page, `${name}, ${theme}`);
    }
  });
}

test("the skip link leads past the navigation", async ({ page }) => {
  await enterDemo(page);
  await page.getByRole("link", { name: "Skip to content" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("no page is wider than a tablet or a phone", async ({ page }) => {
  test.setTimeout(180_000);
  await enterDemo(page);
  const pages = pagesOf(await lookUpDemo(page));
  for (const width of [800, 390]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      await settled(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, `${name} at ${width} pixels`).toBeLessThanOrEqual(0);
    }
  }
});
