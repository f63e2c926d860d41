#!/usr/bin/env node
// Measures whole sweeps: how long, how many requests, how much memory and CPU the server takes. Server and simulator
// are processes of their own, so that the figures are the server's alone; both share the machine.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connect, cpuSeconds, finished, memory, startServer, startSimulator, stopAll } from "./instance.mjs";

const usage = `Usage: scripts/bench/sweeps.mjs [options]

  --tenants N       how many tenants (1)
  --users N         users of each tenant; likewise --groups, --applications, --policies (the simulator's own choice)
  --delay N         milliseconds that the simulator waits before each answer (0)
  --limits WORD     off, documented, or tighter:N for limits N times tighter than documented (off)
  --areas WORD      default, or all but those that somebody must ask for (all)
  --rounds N        sweeps of everything, one after another (2)

BINARY names the program to measure (target/release/plumbline).`;

if (process.argv.includes("--help")) {
    console.log(usage);
    process.exit(0);
}
const options = parseArgs({
    options: Object.fromEntries(
        ["tenants", "users", "groups", "applications", "policies", "delay", "limits", "areas", "rounds"].map((name) => [
            name,
            { type: "string" },
        ]),
    ),
    strict: true,
}).values;

const folder = await mkdtemp(join(tmpdir(), "plumbline-bench-"));
try {
    await measure();
} finally {
    stopAll();
    await rm(folder, { recursive: true, force: true });
}
process.exit(0);

async function measure() {
    const simulator = await startSizedSimulator();
    const server = await startServer(folder, simulator);
    const areas = await areaKeys(server);
    const tenants = await connect(simulator, server);
    console.log(`${tenants.length} tenants, ${areas?.length ?? "the default"} areas`);
    console.log(`idle: ${(await memory(server.pid)).now} MiB`);
    for (let round = 1; round <= Number(options.rounds ?? 2); round += 1) {
        await sweep(round, simulator, server, tenants, areas);
    }
}

async function sweep(round, simulator, server, tenants, areas) {
    const cpuBefore = await cpuSeconds(server.pid);
    const began = performance.now();
    const jobs = [];
    for (const tenant of tenants) {
        const { jobId } = await server.call("POST", `/tenants/${tenant}/sync`, areas ? { areas } : {});
        jobs.push(jobId);
    }
    const latencies = watch(server, ["/tenants", `/tenants/${tenants[0]}/areas`, "/drifts"]);
    const done = [];
    for (const job of jobs) done.push(await finished(server, job));
    const slowest = await latencies.stop();
    const seconds = (performance.now() - began) / 1000;
    const total = (of) => done.reduce((sum, job) => sum + of(job), 0);
    const ended = done.flatMap((job) => job.areas);
    const unlicensed = ended.filter((area) => area.status === "notLicensed").length;
    const incomplete = ended.filter((area) => !["complete", "notLicensed"].includes(area.status));
    const { most } = await memory(server.pid);
    const cpu = (await cpuSeconds(server.pid)) - cpuBefore;
    console.log(
        `sweep ${round}: ${seconds.toFixed(1)} s, ${total((job) => job.requests)} requests, ${cpu.toFixed(1)} s CPU, ` +
            `${most} MiB at most, ${(total((job) => job.sizeBytes) / 2 ** 20).toFixed(1)} MiB read, ` +
            `${total((job) => job.throttled)} refused as too many, ${ended.length} readings, ` +
            `${unlicensed} without licence, ${incomplete.length} incomplete`,
    );
    for (const [path, times] of slowest) {
        const sorted = times.toSorted((one, other) => one - other);
        const p95 = sorted[Math.floor(sorted.length * 0.95)];
        if (p95 !== undefined) console.log(`  GET ${path} meanwhile: p95 ${p95.toFixed(1)} ms of ${times.length}`);
    }
    const reasons = new Map();
    for (const area of incomplete) {
        const words = `${area.area}: ${area.status}: ${area.reason}`;
        reasons.set(words, (reasons.get(words) ?? 0) + 1);
    }
    for (const [words, count] of [...reasons].slice(0, 10)) console.log(`  ${count} times ${words}`);
}

/** Asks for the lists that people look at, four times a second, and notes how long each takes. */
function watch(server, paths) {
    const times = new Map(paths.map((path) => [path, []]));
    let running = true;
    const loop = (async () => {
        while (running) {
            for (const path of paths) {
                const began = performance.now();
                await server.call("GET", path);
                times.get(path).push(performance.now() - began);
            }
            await new Promise((next) => setTimeout(next, 250));
        }
    })();
    return {
        stop: async () => {
            running = false;
            await loop;
            return times;
        },
    };
}

async function startSizedSimulator() {
    const size = ["users", "groups", "applications", "policies"].flatMap((name) =>
        options[name] ? [`--${name}`, options[name]] : [],
    );
    const delay = options.delay ? ["--delay-ms", options.delay] : [];
    const simulator = await startSimulator(folder, ["--tenants", options.tenants ?? "1", ...size, ...delay]);
    const [word, factor] = (options.limits ?? "off").split(":");
    const limits = word === "tighter" ? { tighter: Number(factor) } : word;
    await simulator.call("PUT", "/settings", { limits, record: false });
    return simulator;
}

async function areaKeys(server) {
    if ((options.areas ?? "all") === "default") return undefined;
    const { items } = await server.call("GET", "/areas");
    return items.filter((area) => !area.optIn).map((area) => area.key);
}
