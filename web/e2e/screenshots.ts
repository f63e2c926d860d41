import { test } from "@playwright/test";
import { enterDemo, lookUpDemo, pagesOf, settled } from "./demo";

const FOLDER = "../docs/screenshots";
const SHOWN = [
  "portfolio",
  "tenant",
  "area",
  "resource",
  "drift-inbox",
  "drift",
  "plans",
  "plan",
  "add-tenant",
];

/** Pictures for the README and the guides, of every main page in both themes and two widths. */
for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 800]) {
    test(`${theme}, ${width} pixels`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await enterDemo(page);
      const pages = pagesOf(await lookUpDemo(page));
      for (const name of SHOWN) {
        await page.goto(pages[name] ?? "/");
        await settled(page);
        await page.waitForTimeout(300);
        await page.screenshot({ path: `${FOLDER}/${name}-${theme}-${width}.png` });
      }
    });
  }
}
