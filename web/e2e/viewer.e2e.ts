import { expect, type Page, test } from "@playwright/test";
import { CHANGE, type Demo, enterDemo, items, lookUpDemo, settled } from "./demo";
import { addPerson, removePerson, signedIn } from "./people-steps";

/** What is a person's own, or changes nothing. */
const OPEN_TO_VIEWERS = [/^\/api\/v1\/(account|session|setup|tokens)\b/, /\/preview$/];

/** Nothing has this id. */
const NOBODY = "01a21d72-f0f6-711e-8be1-01d17888b4e8";
const CHANGING = ["post", "put", "patch", "delete"];

test("a viewer is offered no action, and every one is refused all the same", async ({ page, browser }) => {
  test.setTimeout(360_000);
  await enterDemo(page);
  const demo = await lookUpDemo(page);
  const lise = await addPerson(page, "lise", "viewer");
  const viewer = await signedIn(browser, lise);
  for (const [address, ...actions] of actionsOf(demo)) {
    await viewer.goto(address);
    await settled(viewer);
    for (const name of actions) {
      const button = viewer.getByRole("main").getByRole("button", { name, exact: true }).first();
      await expect.soft(button, `${name} on ${address}`).toBeDisabled();
      await expect.soft(button, `${name} on ${address}`).toHaveAccessibleDescription(/You need the role /);
    }
  }
  await viewer.goto("/");
  const refused = await sendAll(viewer, await actionAddresses(page, demo, lise.id));
  expect(refused.length).toBeGreaterThan(60);
  expect(refused.filter(({ status }) => status !== 403)).toEqual([]);
  await page.request.post(`/api/v1/drifts/${demo.drift}/reopen`, { headers: CHANGE });
  await viewer.context().close();
  await removePerson(page, lise);
});

function actionsOf(demo: Demo): [string, ...(string | RegExp)[]][] {
  const tenant = `/tenants/${demo.tenant}`;
  const area = `${tenant}/areas/${demo.area}`;
  return [
    ["/", "Sync all"],
    [tenant, "Sync now"],
    [`${tenant}?view=permissions`, "Check again"],
    [`${tenant}/settings`, "Save", "Test again", "Disconnect…"],
    [area, /^(Replace|Capture) baseline$/, "Sync this area"],
    [`${area}?view=baseline`, /^Rename version/],
    [`${area}/baseline`, "Save", "Upload…", "Groups…"],
    [`/drifts/${demo.drift}`, "Accept", "Snooze", "Assign", "Plan a restore"],
    ["/tenants/new", "Test connection", "Save and sync"],
    ["/collectors/new", "Test pull", "Create collector"],
    ["/ignore-rules/new", "Save rule"],
    ["/settings/tenant-groups", "Add tenant group"],
    ["/settings/app-registrations", "Add app registration"],
  ];
}

interface Action {
  readonly method: string;
  readonly address: string;
}

/** Every operation that changes something, on things that the viewer may see. */
async function actionAddresses(page: Page, demo: Demo, user: string): Promise<Action[]> {
  const { paths } = await (await page.request.get("/api/v1/openapi.json")).json();
  const known: Record<string, string> = {
    ...demo,
    user,
    version: "1",
    acceptance: await accept(page, demo.drift),
    rule: await ignore(page, demo),
  };
  return Object.entries<object>(paths).flatMap(([path, operations]) =>
    OPEN_TO_VIEWERS.some((open) => open.test(path))
      ? []
      : Object.keys(operations)
          .filter((method) => CHANGING.includes(method))
          .map((method) => ({
            method: method.toUpperCase(),
            address: path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(known[name] ?? NOBODY)),
          })),
  );
}

/** The acceptance that could be revoked. */
async function accept(page: Page, drift: string): Promise<string> {
  const data = { reason: "Agreed for now" };
  const answer = await page.request.post(`/api/v1/drifts/${drift}/accept`, { data, headers: CHANGE });
  expect(answer.ok(), await answer.text()).toBe(true);
  const [newest] = await items(page, "/api/v1/acceptances?limit=1");
  if (!newest) throw new Error("the acceptance is not listed");
  return newest.id;
}

/** A rule that could be changed. */
async function ignore(page: Page, { tenant, area }: Demo): Promise<string> {
  const data = { tenantId: tenant, area, resource: "Nothing has this name", reason: "Never met" };
  const answer = await page.request.post("/api/v1/ignore-rules", { data, headers: CHANGE });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).id;
}

/** With the cookie of the page, as a script in it would. */
function sendAll(page: Page, actions: readonly Action[]) {
  return page.evaluate(async (all) => {
    const answers: { action: string; status: number }[] = [];
    for (const { method, address } of all) {
      const answer = await fetch(address, {
        method,
        headers: { "X-Plumbline-Request": "1", "Content-Type": "application/json" },
        body: "{}",
      });
      answers.push({ action: `${method} ${address}`, status: answer.status });
    }
    return answers;
  }, actions);
}
