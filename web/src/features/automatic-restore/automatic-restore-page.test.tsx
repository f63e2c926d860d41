import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { AutomaticPreview } from "@/api/types";
import { answer, list, refuse } from "@/test/answers";
import { makeArea, makeTenant } from "@/test/fixtures";
import { automaticRestore } from "@/test/plan-fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { AutomaticRestorePage } from "./automatic-restore-page";

const PATH = "/tenants/:tenantId/automatic-restore";
const show = () =>
  renderPage({ Component: AutomaticRestorePage, path: PATH, at: "/tenants/t1/automatic-restore" });

beforeEach(() =>
  server.use(answer("/tenants/t1", makeTenant({})), answer("/tenants/t1/areas", list([makeArea()]))),
);

test("it is off until somebody says what it may touch", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/tenants/t1/automatic-restore", automaticRestore),
    http.put("*/api/v1/tenants/t1/automatic-restore", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(automaticRestore);
    }),
  );
  show();
  const on = await screen.findByRole("switch", { name: "Restore automatically" });
  expect(on).not.toBeChecked();
  await userEvent.click(on);
  const save = screen.getByRole("button", { name: "Save" });
  expect(save).toHaveAttribute("aria-disabled", "true");
  await userEvent.click(screen.getByRole("checkbox", { name: "Critical" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "Weakens" }));
  await userEvent.click(save);
  await waitFor(() =>
    expect(sent).toEqual([
      expect.objectContaining({
        enabled: true,
        areas: null,
        severities: ["critical"],
        directions: ["weakens"],
      }),
    ]),
  );
});

test("a window that cannot be is marked", async () => {
  server.use(answer("/tenants/t1/automatic-restore", automaticRestore));
  show();
  const [add] = await screen.findAllByRole("button", { name: "Add a window" });
  if (add) await userEvent.click(add);
  const cron = screen.getByLabelText("Opens at (cron)");
  await userEvent.clear(cron);
  await userEvent.type(cron, "at night");
  expect(screen.getByText("Five fields, such as 0 22 * * MON-FRI")).toBeVisible();
  expect(screen.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled", "true");
});

test("a pause says why, and can be ended", async () => {
  const paused = { since: "2026-11-27T08:00:00Z", until: "2026-11-28T08:00:00Z", why: "A plan was refused." };
  let isPaused = true;
  server.use(
    http.get("*/api/v1/tenants/t1/automatic-restore", () =>
      HttpResponse.json({ ...automaticRestore, paused: isPaused ? paused : null }),
    ),
    http.post("*/api/v1/tenants/t1/automatic-restore/resume", () => {
      isPaused = false;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  show();
  expect(await screen.findByText(/A plan was refused/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Resume now" }));
  await waitFor(() => expect(screen.queryByText(/A plan was refused/)).toBeNull());
});

test("a trial says for each drift what would happen and why", async () => {
  const preview: AutomaticPreview = {
    outcome: "restore",
    why: "",
    items: [
      {
        driftId: "d1",
        area: "groups",
        areaTitle: "Groups",
        resourceId: "g1",
        resourceName: "Finance",
        change: "changed",
        severity: "high",
        direction: "weakens",
        verdict: "restore",
        code: "chosen",
        why: "The policy chose it.",
      },
    ],
  };
  server.use(
    answer("/tenants/t1/automatic-restore", automaticRestore),
    http.post("*/api/v1/tenants/t1/automatic-restore/preview", () => HttpResponse.json(preview)),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Try it" }));
  expect(await screen.findByText("It would restore 1 drift now")).toBeVisible();
  const table = screen.getByRole("table", { name: "What it would do with each open drift" });
  expect(within(table).getByText("The policy chose it.")).toBeVisible();
});

test("an area gets a policy of its own", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/tenants/t1/automatic-restore", automaticRestore),
    http.put("*/api/v1/tenants/t1/automatic-restore", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(automaticRestore);
    }),
  );
  show();
  const choice = await screen.findByLabelText("Add an area");
  await screen.findByRole("option", { name: "Conditional access policies" });
  await userEvent.selectOptions(choice, "Conditional access policies");
  const dialog = await screen.findByRole("dialog", { name: "Policy of Conditional access policies" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Take over" }));
  expect(await screen.findByText("at most 5 changes an hour")).toBeVisible();
  // The page as a whole was not saved by that.
  expect(sent).toEqual([]);
});

test("a failure says why", async () => {
  server.use(refuse("/tenants/t1/automatic-restore", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});
