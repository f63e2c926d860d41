// Server and simulator as processes of their own, for the measurements of this folder.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

/** The administrator that the first start makes. */
const ADMINISTRATOR = { username: "bench", password: "plumb line and level" };
const KEY_FILE = "bench.key";

const binary = resolve(process.env.BINARY ?? "target/release/plumbline");
const children = [];

/** `parameters` are those of `plumbline simulator`. */
export async function startSimulator(folder, parameters) {
    const port = await freePort();
    start(folder, ["simulator", "--port", String(port), ...parameters], {});
    const url = `http://127.0.0.1:${port}`;
    await ready(`${url}/__simulator/tenants`);
    return { url, call: (method, path, body) => json(method, `${url}/__simulator${path}`, body) };
}

/** Its data is in the folder, and is there again at the next start in the same folder. */
export async function startServer(folder, simulator) {
    const port = await freePort();
    const data = join(folder, "data");
    const began = performance.now();
    const child = start(folder, ["serve"], {
        PLUMBLINE_GRAPH_URL: simulator.url,
        PLUMBLINE_LOGIN_URL: simulator.url,
        PLUMBLINE_ENCRYPTION_KEY: await encryptionKey(folder),
        PLUMBLINE_DATA_DIR: data,
        PLUMBLINE_LOG_LEVEL: "warn",
        PORT: String(port),
    });
    const url = `http://127.0.0.1:${port}`;
    await ready(`${url}/readyz`);
    const readyMs = performance.now() - began;
    return { pid: child.pid, readyMs, ...(await enter(url, join(data, "setup-token"))) };
}

/** Signs in, after making the administrator where nobody did. */
export async function enter(url, tokenFile) {
    const { setupRequired } = await json("GET", `${url}/api/v1/public/config`);
    const [path, body] = setupRequired
        ? ["setup", { ...ADMINISTRATOR, token: (await readFile(tokenFile, "utf8")).trim() }]
        : ["session", ADMINISTRATOR];
    const answer = await fetch(`${url}/api/v1/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`nobody could sign in: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie().map((header) => header.split(";")[0]).join("; ");
    const call = (method, apiPath, content) => json(method, `${url}/api/v1${apiPath}`, content, { cookie });
    return { url, cookie, call };
}

/** Connects every tenant of the simulator; tells their ids. */
export async function connect(simulator, server) {
    const made = await simulator.call("GET", "/tenants");
    const ids = [];
    for (const [index, tenant] of made.entries()) {
        const credential = { kind: "secret", clientId: tenant.clientId, clientSecret: tenant.clientSecret };
        const name = `${tenant.name} ${index}`;
        const created = await server.call("POST", "/tenants", { name, tenantId: tenant.directoryId, credential });
        ids.push(created.id);
    }
    return ids;
}

export async function finished(server, job) {
    for (;;) {
        const state = await server.call("GET", `/jobs/${job}`);
        if (state.state === "done") return state;
        await new Promise((next) => setTimeout(next, 50));
    }
}

export function stopAll() {
    for (const child of children) child.kill("SIGKILL");
}

export async function memory(pid) {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const mebibytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return { now: mebibytes("VmRSS"), most: mebibytes("VmHWM") };
}

/** Linux counts in hundredths of a second. */
export async function cpuSeconds(pid) {
    const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function encryptionKey(folder) {
    const file = join(folder, KEY_FILE);
    if (!existsSync(file)) await writeFile(file, await output(["key", "new"]), { mode: 0o600 });
    return (await readFile(file, "utf8")).trim();
}

function start(folder, parameters, environment) {
    const child = spawn(binary, parameters, { cwd: folder, env: { ...environment }, stdio: "ignore" });
    children.push(child);
    return child;
}

async function output(parameters) {
    const child = spawn(binary, parameters, { env: {}, stdio: ["ignore", "pipe", "ignore"] });
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
    for (let attempt = 0; attempt < 12_000; attempt += 1) {
        const answered = await fetch(url).then((answer) => answer.ok, () => false);
        if (answered) return;
        await new Promise((next) => setTimeout(next, 5));
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
