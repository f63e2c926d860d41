import { readFileSync } from "node:fs";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { settled } from "./demo";
import { ADMINISTRATOR } from "./first-run-steps";
import { changeTenant, type SimulatedTenant } from "./simulator";

const server = process.env.FIRST_RUN_URL ?? "";
const simulator = process.env.SIMULATOR_URL ?? "";
const reason = "hostile names need a server and a simulator: FIRST_RUN_URL and SIMULATOR_URL";

/** What the web app sends with every change. */
const REQUEST_MARK = { "x-plumbline-request": "1" };
const SCRIPT = "<script>window.attacked='script'</script>";
/** What somebody may call a group who wants to reach the people that look after the tenant. */
const ATTACKS = [
  SCRIPT,
  '"><img src=x onerror="window.attacked=1">',
  "<svg/onload=window.attacked=2>",
  "javascript:window.attacked=3",
  "{{constructor.constructor('window.attacked=4')()}}",
  '</title><iframe srcdoc="<script>top.attacked=5</script>">',
  "right\u202eto left\u2066",
];

test.use({ baseURL: server });
test.beforeEach(() => {
  const isMissing = !server || !simulator;
  if (isMissing) console.log(`skipped: ${reason}`);
  test.skip(isMissing, reason);
});

test("names that attack are shown as text on every page", async ({ page }) => {
  test.setTimeout(240_000);
  const faults = watch(page);
  await enter(page);
  const names = await attack(page.request);
  for (const { address, name } of await places(page.request, names.tenant)) {
    await page.goto(address);
    await settled(page);
    if (name) await expect(page.getByRole("heading", { level: 1 }), address).toContainText(name);
    await expectUnharmed(page, address, faults);
  }
});

test("the API browser runs without a script in its page", async ({ page }) => {
  const faults = watch(page);
  await enter(page);
  await page.goto("/api/docs/");
  await expect(page.getByRole("heading", { name: /Plumbline/ })).toBeVisible();
  const operation = page.locator("#operations-session-getPublicConfig");
  await operation.scrollIntoViewIfNeeded();
  await operation.getByRole("button").first().click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByRole("button", { name: "Execute" }).click();
  await expect(operation.getByText(/"name": "Plumbline"/).first()).toBeVisible();
  expect(faults).toEqual([]);
});

/** What must never happen: a dialog, an error, something that the policy of the page had to stop. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("dialog", (dialog) => {
    faults.push(`a dialog says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => faults.push(`an error: ${error.message}`));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  return faults;
}

async function expectUnharmed(page: Page, where: string, faults: string[]): Promise<void> {
  const attacked = await page.evaluate(() => Reflect.get(window, "attacked"));
  expect(attacked, `a script ran on ${where}`).toBeUndefined();
  expect(faults, where).toEqual([]);
  await expect(page.locator("iframe, img[src='x'], svg[onload]"), where).toHaveCount(0);
}

/** Signs in, after making the first administrator where nobody did. */
async function enter(page: Page): Promise<void> {
  const config = await (await page.request.get("/api/v1/public/config")).json();
  const tokenFile = process.env.SETUP_TOKEN_FILE ?? "";
  const [path, body] = config.setupRequired
    ? ["/api/v1/setup", { ...ADMINISTRATOR, token: readFileSync(tokenFile, "utf8") }]
    : ["/api/v1/session", ADMINISTRATOR];
  const answer = await page.request.post(path, { data: body, headers: REQUEST_MARK });
  expect(answer.ok(), `${path} is answered with ${answer.status()}: ${await answer.text()}`).toBe(true);
}

/** Connects a tenant whose own name attacks and whose groups do, too, lets them drift, and tells its id. */
async function attack(request: APIRequestContext): Promise<{ tenant: string }> {
  const simulated: SimulatedTenant[] = await (await request.get(`${simulator}/__simulator/tenants`)).json();
  const target = simulated.at(-1);
  if (!target) throw new Error("the simulator has no tenant");
  const groups = await groupsOf(request, target);
  for (const [index, name] of ATTACKS.entries()) {
    await rename(request, target, groups[index], { displayName: name, description: name });
  }
  const created = await posted(request, "/api/v1/tenants", {
    name: ATTACKS[1],
    tenantId: target.directoryId,
    credential: { kind: "secret", clientId: target.clientId, clientSecret: target.clientSecret },
  });
  await read(request, created.id);
  await posted(request, `/api/v1/tenants/${created.id}/baselines/capture`, { label: ATTACKS[2] });
  for (const [index, name] of ATTACKS.entries()) {
    await rename(request, target, groups[index], { description: `${name} and more` });
  }
  await read(request, created.id);
  return { tenant: created.id };
}

async function groupsOf(request: APIRequestContext, tenant: SimulatedTenant): Promise<string[]> {
  const form = {
    client_id: tenant.clientId,
    client_secret: tenant.clientSecret,
    grant_type: "client_credentials",
    scope: "https://graph.microsoft.com/.default",
  };
  const token = await request.post(`${simulator}/${tenant.directoryId}/oauth2/v2.0/token`, { form });
  const headers = { Authorization: `Bearer ${(await token.json()).access_token}` };
  const groups = await request.get(`${simulator}/v1.0/groups?$top=20`, { headers });
  return (await groups.json()).value.map((group: { id: string }) => group.id);
}

async function rename(
  request: APIRequestContext,
  tenant: SimulatedTenant,
  group: string | undefined,
  body: unknown,
): Promise<void> {
  if (!group) throw new Error("the tenant has too few groups");
  const actor = { displayName: SCRIPT, userPrincipalName: `${SCRIPT}@example.com` };
  await changeTenant(request, simulator, tenant, {
    method: "PATCH",
    path: `/v1.0/groups/${group}`,
    body,
    actor,
  });
}

async function read(request: APIRequestContext, tenant: string): Promise<void> {
  const { jobId } = await posted(request, `/api/v1/tenants/${tenant}/sync`, { areas: ["groups"] });
  await expect
    .poll(async () => (await (await request.get(`/api/v1/jobs/${jobId}`)).json()).state, { timeout: 60_000 })
    .toBe("done");
}

interface Place {
  readonly address: string;
  /** What must be readable there. */
  readonly name?: string;
}

async function places(request: APIRequestContext, tenant: string): Promise<Place[]> {
  const drifts = await (await request.get(`/api/v1/drifts?tenant=${tenant}&limit=100`)).json();
  expect(drifts.items.length, "the changed groups are drifts").toBeGreaterThanOrEqual(ATTACKS.length);
  const area = `/tenants/${tenant}/areas/groups`;
  const each = drifts.items.flatMap((drift: { id: string; resourceId: string; resourceName: string }) => {
    const resource = `${area}/resources/${encodeURIComponent(drift.resourceId)}`;
    return [
      { address: `/drifts/${drift.id}`, name: drift.resourceName },
      { address: resource, name: drift.resourceName },
      { address: `${resource}?view=history` },
    ];
  });
  const named: string[] = drifts.items.map((drift: { resourceName: string }) => drift.resourceName);
  expect(named).toEqual(expect.arrayContaining(ATTACKS));
  const pages = [
    "/",
    `/tenants/${tenant}`,
    `/tenants/${tenant}/settings`,
    area,
    `${area}?view=baseline`,
    "/drifts",
  ];
  return [...pages.map((address) => ({ address })), ...each];
}

async function posted(request: APIRequestContext, path: string, data: unknown) {
  const answer = await request.post(path, { data, headers: REQUEST_MARK });
  expect(answer.ok(), `${path} is answered with ${answer.status()}: ${await answer.text()}`).toBe(true);
  return answer.json();
}
