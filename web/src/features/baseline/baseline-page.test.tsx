import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import { keys } from "@/api/keys";
import { answer, list } from "@/test/answers";
import { makeArea, makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { BaselinePage } from "./baseline-page";

const BASE = "/tenants/t1/areas/conditional_access_policies";
const PATH = "/tenants/:tenantId/areas/:areaKey/baseline";
const show = () => renderPage({ Component: BaselinePage, path: PATH, at: `${BASE}/baseline` });

const baseline = {
  version: 2,
  label: "Agreed",
  note: "",
  mode: "snapshot",
  newResources: "alert",
  createdAt: "2026-11-20T09:00:00Z",
  createdBy: "ada",
  warnings: [],
  resources: [
    { id: "r1", name: "Require MFA", mode: "snapshot", watchedPaths: [] },
    { id: "r2", name: "Block legacy", mode: "properties", watchedPaths: ["state"] },
  ],
};

const theirs = (resourceId: string, name: string) => ({
  resourceId,
  name,
  change: "removed",
  path: "",
  before: null,
  after: null,
  added: [],
  removed: [],
  lines: [],
});

function serve() {
  // jsdom lays nothing out, so the rows are told their height.
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(44);
  server.use(
    answer("/tenants/t1", makeTenant({})),
    answer("/tenants/t1/areas", list([makeArea()])),
    answer(`${BASE}/baseline`, baseline),
    answer(`${BASE}/resources`, list([{ id: "r3", name: "Pilot", state: "unexpected" }])),
    answer(`${BASE}/groups`, list([{ name: "Admins", colour: "red", resources: ["r2"] }])),
    answer(`${BASE}/baseline/resources/r2`, {
      agreed: true,
      live: true,
      body: { state: "enabled" },
      properties: [
        { path: "conditions.users", agreed: null, live: null, comparable: true },
        { path: "state", agreed: "enabled", live: "disabled", comparable: true },
      ],
    }),
  );
}

test("what is changed is sent, and what a save would do is told before", async () => {
  serve();
  const sent: unknown[] = [];
  server.use(
    http.post(`*/api/v1${BASE}/baseline/preview`, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ raised: 3, resolved: 2, drifts: [] });
    }),
  );
  const user = userEvent.setup();
  show();
  await user.click(await screen.findByRole("switch", { name: "Pilot is in the baseline" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "How Require MFA is watched" }), "none");
  await user.click(screen.getByRole("button", { name: "Preview" }));
  expect(await screen.findByText("Would raise 3 drifts and resolve 2 drifts.")).toBeVisible();
  expect(sent).toMatchObject([
    {
      resources: [
        { id: "r1", mode: "none" },
        { id: "r3", mode: "snapshot" },
      ],
      removed: [],
    },
  ]);
});

test("a watched place without a value must stay empty, and another value can be agreed in place", async () => {
  serve();
  const user = userEvent.setup();
  show();
  await user.click(await screen.findByRole("button", { name: "Properties of Block legacy" }));
  const row = (await screen.findByRole("checkbox", { name: "Watch conditions.users" })).closest("tr");
  if (!row) throw new Error("the checkbox stands in a row");
  await user.click(within(row).getByRole("checkbox"));
  expect(within(row).getByText("must stay empty")).toBeVisible();
  const state = screen.getByRole("checkbox", { name: "Watch state" }).closest("tr");
  if (!state) throw new Error("the checkbox stands in a row");
  await user.click(within(state).getByRole("button", { name: "Take live" }));
  expect(within(state).getAllByText("disabled")).toHaveLength(2);
});

test("who comes too late keeps what was done", async () => {
  serve();
  const detail = "bob saved version 3 (Theirs) meanwhile: load it and make the change again";
  server.use(
    http.put(`*/api/v1${BASE}/baseline`, () =>
      HttpResponse.json({ title: "Stale", status: 412, code: "staleVersion", detail }, { status: 412 }),
    ),
  );
  const user = userEvent.setup();
  show();
  await user.click(await screen.findByRole("switch", { name: "Pilot is in the baseline" }));
  await user.selectOptions(screen.getByRole("combobox", { name: "How Require MFA is watched" }), "none");
  server.use(
    answer(`${BASE}/baseline`, { ...baseline, version: 3, label: "Theirs" }),
    answer(`${BASE}/baseline/versions/compare`, {
      changes: [theirs("r1", "Require MFA"), theirs("r2", "Block legacy")],
    }),
  );
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(detail)).toBeVisible();
  expect(await screen.findByText("Block legacy left the baseline")).toBeVisible();
  expect(screen.getByText(/^You changed Require MFA as well/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Put my changes onto it" }));
  expect(await screen.findByText("Started from version 3")).toBeVisible();
  // The dialog that goes hides the page from roles until its motion ends, which it never does here.
  const pilot = await screen.findByRole("switch", { name: "Pilot is in the baseline", hidden: true });
  expect(pilot).toBeChecked();
});

test("what others save does not take away what is being typed", async () => {
  serve();
  const user = userEvent.setup();
  const { client } = show();
  await user.type(await screen.findByLabelText("Why it changes"), "The pilot ended");
  server.use(answer(`${BASE}/baseline`, { ...baseline, version: 3, label: "Theirs" }));
  await act(() => client.invalidateQueries({ queryKey: keys.tenant("t1") }));
  expect(screen.getByLabelText("Why it changes")).toHaveValue("The pilot ended");
  expect(screen.getByText("Started from version 2")).toBeVisible();
});

test("an area without a baseline says what to do", async () => {
  serve();
  server.use(answer("/tenants/t1/areas", list([makeArea({ baseline: null })])));
  show();
  expect(await screen.findByRole("heading", { name: "No baseline yet" })).toBeVisible();
});
