#!/usr/bin/env node
// Measures whole sweeps: how long, how many requests, how much memory and CPU the server takes. Server and simulator
// are processes of their own, so that the figures are the server's alone; both share the machine.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

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

const binary = resolve(process.env.BINARY ?? "target/release/plumbline");
const folder = await mkdtemp(join(tmpdir(), "plumbline-bench-"));
const children = [];
try {
    await measure();
} finally {
    for (const child of children) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
}
process.exit(0);

async function measure() {
    const simulator = await startSimulator();
    const server = await startServer(simulator);
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

async function finished(server, job) {
    for (;;) {
        const state = await server.call("GET", `/jobs/${job}`);
        if (state.state === "done") return state;
        await new Promise((ready) => setTimeout(ready, 50));
    }
}

async function startSimulator() {
    const port = await freePort();
    const size = ["users", "groups", "applications", "policies"].flatMap((name) =>
        options[name] ? [`--${name}`, options[name]] : [],
    );
    const delay = options.delay ? ["--delay-ms", options.delay] : [];
    start(["simulator", "--port", String(port), "--tenants", options.tenants ?? "1", ...size, ...delay], {});
    const url = `http://127.0.0.1:${port}`;
    await ready(`${url}/__simulator/tenants`);
    const [word, factor] = (options.limits ?? "off").split(":");
    const limits = word === "tighter" ? { tighter: Number(factor) } : word;
    await json("PUT", `${url}/__simulator/settings`, { limits, record: false });
    return { url };
}

async function startServer(simulator) {
    const port = await freePort();
    const key = await output(["key", "new"]);
    const data = join(folder, "data");
    const child = start(["serve"], {
        PLUMBLINE_GRAPH_URL: simulator.url,
        PLUMBLINE_LOGIN_URL: simulator.url,
        PLUMBLINE_ENCRYPTION_KEY: key.trim(),
        PLUMBLINE_DATA_DIR: data,
        PLUMBLINE_LOG_LEVEL: "warn",
        PORT: String(port),
    });
    const url = `http://127.0.0.1:${port}`;
    await ready(`${url}/readyz`);
    const token = (await readFile(join(data, "setup-token"), "utf8")).trim();
    const answer = await fetch(`${url}/api/v1/setup`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token, username: "bench", password: "plumb line and level" }),
    });
    const cookie = answer.headers.getSetCookie().map((header) => header.split(";")[0]).join("; ");
    const call = (method, path, body) => json(method, `${url}/api/v1${path}`, body, { cookie });
    return { pid: child.pid, call };
}

async function areaKeys(server) {
    if ((options.areas ?? "all") === "default") return undefined;
    const { items } = await server.call("GET", "/areas");
    return items.filter((area) => !area.optIn).map((area) => area.key);
}

async function connect(simulator, server) {
    const made = await json("GET", `${simulator.url}/__simulator/tenants`);
    const ids = [];
    for (const [index, tenant] of made.entries()) {
        const credential = { kind: "secret", clientId: tenant.clientId, clientSecret: tenant.clientSecret };
        const name = `${tenant.name} ${index}`;
        const created = await server.call("POST", "/tenants", { name, tenantId: tenant.directoryId, credential });
        ids.push(created.id);
    }
    return ids;
}

function start(parameters, environment) {
    const child = spawn(binary, parameters, { cwd: folder, env: { ...environment }, stdio: "ignore" });
    children.push(child);
    return child;
}

async function output(parameters) {
    const child = spawn(binary, parameters, { cwd: folder, env: {}, stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    child.stdout.on("data", (part) => (text += part));
    await once(child, "close");
    return text;
}

async function json(method, url, body, headers = {}) {
    const answer = await fetch(url, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
}

async function ready(url) {
    for (let attempt = 0; attempt < 600; attempt += 1) {
        const answered = await fetch(url).then((answer) => answer.ok, () => false);
        if (answered) return;
        await new Promise((next) => setTimeout(next, 100));
    }
    throw new Error(`${url} does not answer`);
}

async function freePort() {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    await once(server, "close");
    return port;
}

async function memory(pid) {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const mebibytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { now: mebibytes("VmRSS"), most: mebibytes("VmHWM") };
}

/** Linux counts in hundredths of a second. */
async function cpuSeconds(pid) {
    const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
}
