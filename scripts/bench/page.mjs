#!/usr/bin/env node
// Measures the web app with many tenants in a real browser, and prints three tables:
//
// - load: how soon the portfolio can be read with an empty cache, how far it jumps meanwhile (CLS), and how long its
//   requests take;
// - scroll: the longest task of the page's own thread and what became of the frames, while each long list is scrolled
//   by wheel from its first row to its last;
// - the same once more while all tenants are swept, so that live events come in.
//
// It makes its own tenants, with baselines and drifts, on one server, and a tenant with an area of many resources on
// another, which takes some minutes. With --serve it makes them, prints the addresses and waits; BASE_URL=<these> then
// measures as often as wanted.
import { createRequire } from "node:module";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connect, enter, finished, memory, startServer, startSimulator, stopAll } from "./instance.mjs";
import { scrolled, traced } from "./scroll.mjs";

const usage = `Usage: scripts/bench/page.mjs [options]

  --tenants N     how many tenants (1000)
  --read N        how many of them are read, agreed on and changed; the others are connected only (all)
  --resources N   how many groups the tenant with many of them has (10000)
  --areas A,B     which areas are read, as \`plumbline areas\` names them (those that are on by default)
  --rounds N      how often the portfolio is loaded (5)
  --lists A,B     which lists are scrolled: portfolio, matrix, areas, inbox, resources (all)
  --quiet         leave out the scrolling during a sweep
  --serve         make the tenants, print the address, and wait for Ctrl+C

BINARY names the program to measure (target/release/plumbline), CHROMIUM_PATH the browser (/usr/bin/chromium).
BASE_URL names a server that --serve made, so that nothing has to be made.`;

if (process.argv.includes("--help")) {
    console.log(usage);
    process.exit(0);
}
const text = { type: "string" };
const options = parseArgs({
    options: {
        ...{ tenants: text, read: text, resources: text, areas: text, rounds: text, lists: text },
        ...{ quiet: { type: "boolean" }, serve: { type: "boolean" } },
    },
    strict: true,
}).values;
const askedAreas = options.areas ? { areas: options.areas.split(",") } : {};
/** In each tenant that is read, between its first reading and its second. */
const CHANGES = 20;
const LARGE_AREA = "groups";
const PATIENCE_MS = 180_000;
const SWEEP_STARTS_MS = 3_000;

// Playwright is a tool of the web app, and is installed there.
const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("@playwright/test");
const folder = await mkdtemp(join(tmpdir(), "plumbline-bench-"));
try {
    const [tenants, resources] = process.env.BASE_URL
        ? await Promise.all(process.env.BASE_URL.split(",").map((url) => enter(url)))
        : [await filled(), await large()];
    if (options.serve) {
        console.log(`BASE_URL=${tenants.url},${resources.url}`);
        await new Promise((stop) => process.once("SIGINT", stop).once("SIGTERM", stop));
    } else {
        await measure(tenants, resources);
    }
} finally {
    stopAll();
    await rm(folder, { recursive: true, force: true });
}
process.exit(0);

/** A server whose tenants were read, agreed on, changed and read again. */
async function filled() {
    const { simulator, server, tenants, told } = await connected("many", ["--tenants", options.tenants ?? "1000"]);
    const read = tenants.slice(0, Number(options.read ?? tenants.length));
    await sweep(server, read, askedAreas);
    told("agreeing");
    for (const tenant of read) {
        await server.call("POST", `/tenants/${tenant}/baselines/capture`, { label: "As agreed" });
    }
    told("changing");
    for (const { directoryId } of (await simulator.call("GET", "/tenants")).slice(0, read.length)) {
        for (let change = 0; change < CHANGES; change += 1) await simulator.call("POST", `/tenants/${directoryId}/work`);
    }
    told("reading again");
    await sweep(server, read, askedAreas);
    told(`${tenants.length} tenants, ${read.length} of them read`);
    return server;
}

/** A server with one tenant, of which the area of many resources was read. */
async function large() {
    const size = ["--tenants", "1", "--groups", options.resources ?? "10000"];
    const { server, tenants, told } = await connected("large", size);
    await sweep(server, tenants, { areas: [LARGE_AREA] });
    told("read");
    return server;
}

async function connected(name, size) {
    const told = (words) => console.error(`${new Date().toISOString().slice(11, 19)} ${name}: ${words}`);
    const place = join(folder, name);
    await mkdir(place);
    const simulator = await startSimulator(place, [...size, "--forget-requests"]);
    const server = await startServer(place, simulator);
    told(`ready within ${server.readyMs.toFixed(0)} ms, ${(await memory(server.pid)).now} MiB`);
    const tenants = await connect(simulator, server);
    told("reading");
    return { simulator, server, tenants, told };
}

async function sweep(server, tenants, asked) {
    for (const job of await started(server, tenants, asked)) await finished(server, job);
}

async function started(server, tenants, asked) {
    const jobs = [];
    for (const tenant of tenants) jobs.push((await server.call("POST", `/tenants/${tenant}/sync`, asked)).jobId);
    return jobs;
}

async function measure(many, large) {
    const tenants = (await many.call("GET", "/tenants")).items;
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
        args: ["--no-sandbox"],
    });
    try {
        await loads(browser, many);
        const lists = await chosenLists(many, large);
        console.log("\nscrolled at rest");
        await scrolls(browser, lists);
        if (options.quiet) return;
        console.log("\nscrolled while all tenants are swept");
        const jobs = await started(many, tenants.map((tenant) => tenant.id), askedAreas);
        await new Promise((next) => setTimeout(next, SWEEP_STARTS_MS));
        await scrolls(browser, lists);
        const last = await many.call("GET", `/jobs/${jobs.at(-1)}`);
        console.log(last.state === "done" ? "the sweep ended before the last list did" : "the sweep was still going on");
    } finally {
        await browser.close();
    }
}

async function chosenLists(many, large) {
    const [{ id }] = (await large.call("GET", "/tenants")).items;
    const all = {
        portfolio: `${many.url}/`,
        matrix: `${many.url}/?view=matrix`,
        areas: `${many.url}/?view=matrix&workload=entra_id`,
        inbox: `${many.url}/drifts`,
        resources: `${large.url}/tenants/${id}/areas/${LARGE_AREA}`,
    };
    const wanted = options.lists?.split(",") ?? Object.keys(all);
    return Object.entries(all)
        .filter(([name]) => wanted.includes(name))
        .map(([name, address]) => ({ name, address, server: address.startsWith(large.url) ? large : many }));
}

/** Loads the portfolio some times, each time with an empty cache. */
async function loads(browser, server) {
    const rounds = [];
    for (let round = 0; round < Number(options.rounds ?? 5); round += 1) rounds.push(await loaded(browser, server));
    console.log("load   first paint  largest paint  first row    CLS  requests  transferred  longest task");
    const line = (name, { paintMs, largestMs, rowMs, shift, requests, bytes, taskMs }) =>
        console.log(
            `${name.padEnd(6)} ${ms(paintMs, 11)}  ${ms(largestMs, 13)}  ${ms(rowMs, 9)}  ${shift.toFixed(3)}  ` +
                `${String(requests).padStart(8)}  ${(bytes / 1024).toFixed(0).padStart(7)} KiB  ${ms(taskMs, 12)}`,
        );
    rounds.forEach((round, index) => line(String(index + 1), round));
    const median = (key) => rounds.map((round) => round[key]).toSorted((a, b) => a - b)[rounds.length >> 1];
    line("median", Object.fromEntries(Object.keys(rounds[0]).map((key) => [key, median(key)])));
    for (const [path, { waitedMs, tookMs, bytes }] of rounds.at(-1).calls) {
        console.log(
            `  GET ${path}: ${waitedMs.toFixed(0)} ms until the first byte, ${tookMs.toFixed(0)} ms in all, ` +
                `${(bytes / 1024).toFixed(1)} KiB sent`,
        );
    }
    console.log(`  in the longest task: ${rounds.at(-1).kinds}`);
    for (const words of rounds.at(-1).shifts) console.log(`  moved: ${words}`);
}

async function loaded(browser, server) {
    const page = await opened(browser, server);
    let rowMs = Number.NaN;
    const { tasks, kinds } = await traced(browser, page, async () => {
        await page.goto(server.url);
        await page.locator("[role=table] [role=row] a").first().waitFor();
        rowMs = await page.evaluate(() => performance.now());
        await page.waitForTimeout(1_500);
    });
    const result = await page.evaluate(() => {
        const resources = performance.getEntriesByType("resource");
        const calls = resources.filter(({ name, duration }) => name.includes("/api/v1/") && duration > 0);
        return {
            paintMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
            largestMs: globalThis.seen.largestMs,
            shift: globalThis.seen.shift,
            shifts: globalThis.seen.shifts,
            requests: resources.length + 1,
            bytes: resources.reduce((sum, entry) => sum + entry.transferSize, 0),
            calls: calls.map((entry) => [
                new URL(entry.name).pathname.replace("/api/v1", "") + new URL(entry.name).search,
                {
                    waitedMs: entry.responseStart - entry.requestStart,
                    tookMs: entry.responseEnd - entry.startTime,
                    bytes: entry.transferSize,
                },
            ]),
        };
    });
    await page.context().close();
    return { ...result, rowMs, taskMs: tasks.longestCpuMs, kinds };
}

async function scrolls(browser, lists) {
    console.log(
        "list        rows  in the document  longest task  of the processor  over 50 ms  frames shown  dropped  longest gap  requests",
    );
    for (const { name, address, server } of lists) {
        const page = await opened(browser, server);
        await page.goto(address);
        await page.locator("[role=table] [role=row] a").first().waitFor();
        await page.waitForTimeout(1_500);
        const { rows, most, tasks, frames, requests, kinds } = await scrolled(browser, page);
        console.log(
            `${name.padEnd(10)} ${String(rows).padStart(5)}  ${String(most).padStart(15)}  ${tenths(tasks.longestMs, 12)}  ` +
                `${tenths(tasks.longestCpuMs, 16)}  ${String(tasks.over).padStart(10)}  ${String(frames.shown).padStart(12)}  ` +
                `${String(frames.dropped).padStart(7)}  ${tenths(frames.longestGapMs, 11)}  ${String(requests).padStart(8)}`,
        );
        if (tasks.over > 0) console.log(`           in the longest: ${kinds}`);
        await page.context().close();
    }
}

/** A page of somebody who signed in, in a browser that knows nothing yet. */
async function opened(browser, server) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = server.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(() => {
        const seen = { largestMs: Number.NaN, shift: 0, shifts: [] };
        globalThis.seen = seen;
        const watch = (type, each) =>
            new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
        watch("largest-contentful-paint", (entry) => (seen.largestMs = entry.startTime));
        watch("layout-shift", (entry) => {
            if (entry.hadRecentInput) return;
            seen.shift += entry.value;
            for (const { node, previousRect, currentRect } of entry.sources) {
                const what = node instanceof Element ? `${node.tagName} “${node.textContent.slice(0, 40)}”` : String(node);
                const from = `${previousRect.x},${previousRect.y}`;
                seen.shifts.push(`${what} from ${from} to ${currentRect.x},${currentRect.y} (${entry.value.toFixed(4)})`);
            }
        });
    });
    return page;
}

function ms(value, width) {
    return `${value.toFixed(0)} ms`.padStart(width);
}

function tenths(value, width) {
    return `${value.toFixed(1)} ms`.padStart(width);
}
