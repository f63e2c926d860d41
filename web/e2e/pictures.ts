import { expect, type Page } from "@playwright/test";

const FOLDER = process.env.PICTURES ?? "../docs/screenshots";
const HEIGHT = 900;
/** Until what moves in Fluent UI stands still, which the wish for less motion does not end everywhere. */
const STILL_AFTER_MS = 400;

/** A theme and a width that pictures are taken in. */
export interface Look {
  readonly name: string;
  readonly theme: "light" | "dark";
  readonly width: number;
}

export const LOOKS: readonly Look[] = (["light", "dark"] as const).flatMap((theme) =>
  [1440, 800].map((width) => ({ name: `${theme}-${width}`, theme, width })),
);

/** Makes the page look so from now on. */
export async function put(page: Page, { theme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: HEIGHT });
}

/** A picture of what is shown now, be it a page or what lies over it, once nothing loads any more. */
export async function take(page: Page, name: string, look: Look): Promise<void> {
  await expect(page.getByLabel("Loading")).toHaveCount(0);
  await page.waitForTimeout(STILL_AFTER_MS);
  await page.screenshot({ path: `${FOLDER}/${name}-${look.name}.png` });
}
