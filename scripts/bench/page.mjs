#!/usr/bin/env node
// Measures in a real browser how soon the portfolio can be read, and prints it. Start `plumbline demo --tenants 1000`
// first, and let its sweeps end: they share the machine with the browser.
import { createRequire } from "node:module";
import { parseArgs } from "node:util";

const usage = `Usage: scripts/bench/page.mjs [options]

  --rounds N        how often the page is loaded, each time with an empty cache (5)
  --page PATH       which page (/)

BASE_URL names the server (http://127.0.0.1:8365), CHROMIUM_PATH the browser (/usr/bin/chromium).`;

if (process.argv.includes("--help")) {
    console.log(usage);
    process.exit(0);
}
const options = parseArgs({ options: { rounds: { type: "string" }, page: { type: "string" } }, strict: true }).values;
const base = process.env.BASE_URL ?? "http://127.0.0.1:8365";

// Playwright is a tool of the web app, and is installed there.
const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("@playwright/test");
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
});
const rounds = [];
try {
    const first = await browser.newContext();
    const entering = await first.newPage();
    await entering.goto(base);
    await entering.getByRole("heading", { level: 1 }).waitFor();
    await entering.getByLabel("Loading").first().waitFor({ state: "detached" });
    const storageState = await first.storageState();
    for (let round = 0; round < Number(options.rounds ?? 5); round += 1) {
        rounds.push(await measured(storageState));
    }
} finally {
    await browser.close();
}
console.log("round  first paint  first row  requests  transferred");
for (const [index, { paintMs, rowMs, requests, bytes }] of rounds.entries()) {
    console.log(
        `${String(index + 1).padStart(5)}  ${ms(paintMs, 11)}  ${ms(rowMs, 9)}  ${String(requests).padStart(8)}  ` +
            `${(bytes / 1024).toFixed(0).padStart(7)} KiB`,
    );
}
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
console.log(
    `median: first paint ${ms(median(rounds.map((round) => round.paintMs)), 0)}, ` +
        `first row ${ms(median(rounds.map((round) => round.rowMs)), 0)}`,
);

/** One load with an empty cache: when something was painted, and when the first row of a table could be read. */
async function measured(storageState) {
    const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${base}${options.page ?? "/"}`);
    await page.locator("[role=table] [role=row] a").first().waitFor();
    const result = await page.evaluate(() => {
        const resources = performance.getEntriesByType("resource");
        return {
            paintMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
            rowMs: performance.now(),
            requests: resources.length + 1,
            bytes: resources.reduce((sum, entry) => sum + entry.transferSize, 0),
        };
    });
    await context.close();
    return result;
}

function ms(value, width) {
    return `${value.toFixed(0)} ms`.padStart(width);
}
