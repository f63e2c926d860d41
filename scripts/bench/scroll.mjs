// Scrolls a page by wheel to the end of its list, and reads from a trace what that took.

/** Under which Chromium tells the tasks of its threads with their parts, the frames, and the names of threads. */
const CATEGORIES = [
    "disabled-by-default-devtools.timeline",
    "devtools.timeline",
    "cc,benchmark",
    "cc",
    "benchmark",
    "v8",
    "__metadata",
];
/** A notch of a wheel is 120 pixels; long lists are flicked through. */
const NOTCH_PX = 120;
const MOST_STEPS = 900;
const LONG_MS = 50;
/** After so many looks at which the page did not move any more, its end is reached. */
const LOOKS_AT_REST = 4;
const STEPS_BETWEEN_LOOKS = 15;

export async function scrolled(browser, page) {
    let requests = 0;
    page.on("request", () => (requests += 1));
    await page.mouse.move(800, 600);
    const stepPx = await page.evaluate(
        ({ notch, most }) => {
            const table = [...document.querySelectorAll("[role=table]")].at(-1);
            const rows = Number(table?.getAttribute("aria-rowcount") ?? 1);
            return Math.max(notch, Math.ceil((rows * 45) / most));
        },
        { notch: NOTCH_PX, most: MOST_STEPS },
    );
    let [most, rest, before] = [0, 0, -1];
    const trace = await traced(browser, page, async () => {
        while (rest < LOOKS_AT_REST) {
            for (let step = 0; step < STEPS_BETWEEN_LOOKS; step += 1) await page.mouse.wheel(0, stepPx);
            const { top, rows } = await page.evaluate(() => ({
                top: globalThis.scrollY,
                rows: document.querySelectorAll("[role=table] [data-index]").length,
            }));
            most = Math.max(most, rows);
            rest = top === before ? rest + 1 : 0;
            before = top;
            if (rest > 0) await page.waitForTimeout(100);
        }
    });
    const rows = await page.evaluate(() =>
        Math.max(
            ...[...document.querySelectorAll("[role=table] [data-index]")].map((row) => Number(row.dataset.index) + 1),
        ),
    );
    return { rows, most, requests, ...trace };
}

/** What the page's own thread and the frames did while the work went on. */
export async function traced(browser, page, work) {
    await browser.startTracing(page, { categories: CATEGORIES });
    await work();
    return measured(JSON.parse((await browser.stopTracing()).toString()).traceEvents);
}

function measured(events) {
    const thread = ({ pid, tid }) => `${pid}:${tid}`;
    const main = new Set(
        events.filter((event) => event.name === "thread_name" && event.args?.name === "CrRendererMain").map(thread),
    );
    const own = events.filter((event) => main.has(thread(event)) && event.ph === "X");
    const tasks = own.filter((event) => event.name.endsWith("RunTask"));
    const longest = tasks.toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))[0];
    return {
        tasks: {
            longestMs: Math.max(0, ...tasks.map((task) => (task.dur ?? 0) / 1_000)),
            // Of the processor alone, so that what else the machine does is left out.
            longestCpuMs: (longest?.tdur ?? 0) / 1_000,
            over: tasks.filter((task) => (task.tdur ?? 0) > LONG_MS * 1_000).length,
        },
        frames: framesOf(events, new Set([...main].map((name) => Number(name.split(":")[0])))),
        kinds: longest ? partsOf(longest, own) : "",
    };
}

/** What the longest task spent its time on. */
function partsOf(task, events) {
    const sums = new Map();
    for (const { name, ts, dur = 0, tdur = 0, tid, pid } of events) {
        const within = pid === task.pid && tid === task.tid && ts >= task.ts && ts + dur <= task.ts + task.dur;
        if (within && !name.endsWith("RunTask")) sums.set(name, (sums.get(name) ?? 0) + tdur / 1_000);
    }
    const shown = [...sums].toSorted((a, b) => b[1] - a[1]).slice(0, 8);
    return shown.map(([name, spentMs]) => `${name} ${spentMs.toFixed(1)}`).join(", ");
}

/** How each frame of the page ended: shown, or dropped though it was wanted; and the longest time without one. */
function framesOf(events, pages) {
    const reports = events
        .filter(({ name, ph, pid }) => name === "PipelineReporter" && ph === "b" && pages.has(pid))
        .toSorted((a, b) => a.ts - b.ts)
        // Older versions of Chromium have it under the longer name.
        .map(({ ts, args }) => ({ ts, ...(args?.frame_reporter ?? args?.chrome_frame_reporter) }));
    let [shown, dropped, longestUs, last] = [0, 0, 0, reports[0]?.ts ?? 0];
    for (const { ts, state = "", affects_smoothness: isSeen } of reports) {
        if (state === "STATE_DROPPED") dropped += isSeen ? 1 : 0;
        else {
            if (state.startsWith("STATE_PRESENTED")) [shown, longestUs] = [shown + 1, Math.max(longestUs, ts - last)];
            // A frame in which nothing was to be shown is as good as shown.
            last = ts;
        }
    }
    return { shown, dropped, longestGapMs: longestUs / 1_000 };
}
