import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { expectAccessibleInBothThemes } from "./accessible";
import { settled } from "./demo";
import { enterServer, posted, readAreas } from "./prepared-server";
import { changeTenant, firstTenant } from "./simulator";

const server = process.env.FIRST_RUN_URL ?? "";
const simulator = process.env.SIMULATOR_URL ?? "";
const reason = "triage needs a server and a simulator: FIRST_RUN_URL and SIMULATOR_URL";

/** What all names of this test begin with, and nothing else does. */
const MARK = "Triage";
const DRIFTS = 40;

test.use({ baseURL: server });
test.beforeEach(() => {
  const isMissing = !server || !simulator;
  if (isMissing) console.log(`skipped: ${reason}`);
  test.skip(isMissing, reason);
});

test("forty drifts are triaged without a mouse", async ({ page }) => {
  test.setTimeout(300_000);
  await enterServer(page.request);
  await makeDrifts(page.request);
  await page.goto("/drifts");
  await settled(page);
  const keys = new Keyboard(page);
  await keys.press("/");
  await keys.type(`${MARK} `);
  await expect(page.getByText(`${DRIFTS} drifts`, { exact: true })).toBeVisible();
  await keys.press("Enter");
  const current = page.locator("[role=row][aria-current=true]");
  await expect(current).toBeFocused();

  await test.step("the list of keys opens, and is accessible", async () => {
    await keys.press("?");
    await expect(page.getByRole("dialog", { name: "Keys of the inbox" })).toBeVisible();
    await expectAccessibleInBothThemes(page, "keys of the inbox");
    await keys.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  });
  await test.step("ten are accepted one by one, and the next one waits each time", async () => {
    for (let left = DRIFTS; left > 30; left -= 1) {
      await accept(page, keys, "agreed with the customer");
      await expect(page.getByText(`${left - 1} drifts`, { exact: true })).toBeVisible();
      await expect(current).toHaveCount(1);
    }
  });
  await test.step("ten are snoozed one by one", async () => {
    for (let left = 30; left > 20; left -= 1) {
      await keys.press("s");
      await expect(page.getByRole("dialog", { name: "Snooze this drift" })).toBeVisible();
      for (const key of ["Tab", "Tab", "Enter"]) await keys.press(key);
      await expect(page.getByRole("dialog")).toBeHidden();
      await expect(page.getByText(`${left - 1} drifts`, { exact: true })).toBeVisible();
    }
  });
  await test.step("a drift is opened, and the way back leads to it", async () => {
    await keys.press("j");
    await expect(current).toBeFocused();
    const name = await current.getByRole("link").innerText();
    await keys.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await page.goBack();
    await expect(current).toContainText(name);
  });
  await test.step("twenty are chosen and accepted together", async () => {
    for (let index = 0; index < 20; index += 1) await keys.press("k");
    await keys.press("x");
    for (let index = 1; index < 20; index += 1) {
      await keys.press("j");
      await keys.press("x");
    }
    await expect(page.getByText("20 drifts selected")).toBeVisible();
    await accept(page, keys, "all of one project", `Accept 20 drifts`);
    await expect(page.getByText("No drift matches the filter")).toBeVisible();
  });
  console.log(`${DRIFTS} drifts triaged with ${keys.pressed} keys, ${keys.typed} letters of them typed`);
  const open = await (await page.request.get(`/api/v1/drifts?state=open&q=${MARK}`)).json();
  expect(open.items).toEqual([]);
});

async function accept(page: Page, keys: Keyboard, why: string, title = "Accept this drift"): Promise<void> {
  await keys.press("a");
  await expect(page.getByRole("dialog", { name: title }).getByLabel("Reason")).toBeFocused();
  await keys.type(why);
  await keys.press("Control+Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

/** Nothing else is used to get through the inbox. */
class Keyboard {
  pressed = 0;
  typed = 0;
  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.pressed += 1;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.pressed += text.length;
    this.typed += text.length;
    await this.page.keyboard.type(text);
  }
}

/** Connects a tenant, agrees to what it has, and lets somebody make groups that nobody agreed to. */
async function makeDrifts(request: APIRequestContext): Promise<void> {
  const simulated = await firstTenant(request, simulator);
  const known = await (await request.get("/api/v1/tenants")).json();
  const isOurs = (tenant: { tenantId: string }) => tenant.tenantId === simulated.directoryId;
  const tenant =
    known.items.find(isOurs) ??
    (await posted(request, "/api/v1/tenants", {
      name: simulated.name,
      tenantId: simulated.directoryId,
      credential: { kind: "secret", clientId: simulated.clientId, clientSecret: simulated.clientSecret },
    }));
  await readAreas(request, tenant.id, ["groups"]);
  await posted(request, `/api/v1/tenants/${tenant.id}/baselines/capture`, { label: "Before the triage" });
  for (let index = 1; index <= DRIFTS; index += 1) {
    const number = String(index).padStart(2, "0");
    const group = {
      displayName: `${MARK} ${number}`,
      mailNickname: `triage${number}`,
      mailEnabled: false,
      securityEnabled: true,
    };
    await changeTenant(request, simulator, simulated, { method: "POST", path: "/v1.0/groups", body: group });
  }
  await readAreas(request, tenant.id, ["groups"]);
}
