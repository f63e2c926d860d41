import { expect, type Page, test } from "@playwright/test";
import { enterDemo, settled, someDrift } from "./demo";

/** However long a list is, no more rows than these are in the document. */
const MOST_ROWS = 80;
const STEPS = 150;
/** A notch of a wheel. */
const STEP_PX = 120;
/** Under which Chromium tells the tasks of its threads, and the names of these. */
const CATEGORIES = ["disabled-by-default-devtools.timeline", "__metadata"];
const LONGEST_SHOWN = 5;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly dur?: number;
  /** Of the processor alone, so that what else the machine does is left out. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

// Run against `plumbline demo --tenants 1000`, and a tenant with many resources, for the figures of the benchmarks.
test("long lists scroll with few rows in the document", async ({ page, browser }) => {
  test.setTimeout(180_000);
  await enterDemo(page);
  const { tenant, area } = await someDrift(page);
  const lists = {
    portfolio: "/",
    matrix: "/?view=matrix",
    inbox: "/drifts?state=all",
    resources: `/tenants/${tenant}/areas/${process.env.SCROLL_AREA ?? area}`,
  };
  for (const [name, address] of Object.entries(lists)) {
    await page.goto(address);
    await settled(page);
    const table = page.getByRole("table").last();
    await expect(table).toBeVisible();
    const total = Number(await table.getAttribute("aria-rowcount")) - 1;
    await browser.startTracing(page, { categories: CATEGORIES });
    const most = await scrolledThrough(page);
    const trace = JSON.parse((await browser.stopTracing()).toString()).traceEvents;
    const longest = longestTasksMs(trace);
    console.log(
      `${name}: ${total} rows, at most ${most} in the document; longest tasks (ms of the processor): ${longest.join(", ")}`,
    );
    expect(most, name).toBeLessThanOrEqual(MOST_ROWS);
  }
});

/** Scrolls down a notch at each frame; tells the most rows that were in the document at once. */
async function scrolledThrough(page: Page): Promise<number> {
  return page.evaluate(
    async ({ steps, stepPx }) => {
      let most = 0;
      for (let step = 0; step < steps; step += 1) {
        window.scrollBy(0, stepPx);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        most = Math.max(most, document.querySelectorAll("[role=table] [data-index]").length);
      }
      window.scrollTo(0, 0);
      return most;
    },
    { steps: STEPS, stepPx: STEP_PX },
  );
}

function longestTasksMs(events: readonly TraceEvent[]): string[] {
  const thread = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const main = new Set(
    events
      .filter((event) => event.name === "thread_name" && event.args?.name === "CrRendererMain")
      .map(thread),
  );
  return events
    .filter((event) => event.ph === "X" && event.name.endsWith("RunTask") && main.has(thread(event)))
    .map((event) => (event.tdur ?? event.dur ?? 0) / 1_000)
    .toSorted((a, b) => b - a)
    .slice(0, LONGEST_SHOWN)
    .map((ms) => ms.toFixed(1));
}
