import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { IgnoreRule } from "@/api/types";
import { answer, list } from "@/test/answers";
import { makeDrift, makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { IgnoreRulePage } from "./ignore-rule-page";
import { IgnoreRulesPage } from "./ignore-rules-page";
import { NewIgnoreRulePage } from "./new-ignore-rule-page";

const rule: IgnoreRule = {
  id: "r1",
  path: "description",
  reason: "Free text",
  expired: false,
  heldBack: 0,
  createdBy: "ada",
  createdAt: "2026-11-25T10:00:00Z",
  changedBy: "ada",
  changedAt: "2026-11-25T10:00:00Z",
};

beforeEach(() =>
  server.use(
    answer("/tenants", list([makeTenant({})])),
    answer("/areas", list([])),
    answer("/tenant-groups", list([])),
  ),
);

const showNew = (query: string) =>
  renderPage({ Component: NewIgnoreRulePage, path: "/ignore-rules/new", at: `/ignore-rules/new${query}` });

test("a rule that holds back nothing is shown as such", async () => {
  server.use(answer("/ignore-rules", list([rule])));
  renderPage({ Component: IgnoreRulesPage, path: "/ignore-rules", at: "/ignore-rules" });
  expect(await screen.findByText("Holds back nothing")).toBeVisible();
  expect(screen.getByText("All tenants")).toBeVisible();
});

test("without rules the page tells what one is for", async () => {
  server.use(answer("/ignore-rules", list([])));
  renderPage({ Component: IgnoreRulesPage, path: "/ignore-rules", at: "/ignore-rules" });
  expect(await screen.findByText("Nothing is ignored")).toBeVisible();
});

test("the form comes filled from a drift, is previewed and saved", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/ignore-rules/preview", () =>
      HttpResponse.json({ count: 1, partial: false, items: [makeDrift()] }),
    ),
    http.post("*/api/v1/ignore-rules", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(rule, { status: 201 });
    }),
  );
  const { router } = showNew("?tenant=t1&resource=Pilot&path=description");
  expect(screen.getByLabelText("Path")).toHaveValue("description");
  const save = screen.getByRole("button", { name: "Save rule" });
  expect(save).toHaveAttribute("aria-disabled", "true");
  await userEvent.type(screen.getByLabelText(/Reason/), "Free text");
  await userEvent.click(screen.getByRole("button", { name: "Preview" }));
  const preview = await screen.findByRole("region", { name: "What it would hold back now" });
  expect(within(preview).getByText("1 drift")).toBeVisible();
  expect(sent).toEqual([]);
  await userEvent.click(save);
  await waitFor(() => expect(router.state.location.pathname).toBe("/ignore-rules"));
  expect(sent).toEqual([{ tenantId: "t1", resource: "Pilot", path: "description", reason: "Free text" }]);
});

test("a refused pattern says so at its field", async () => {
  server.use(
    http.post("*/api/v1/ignore-rules", () =>
      HttpResponse.json(
        {
          type: "about:blank",
          title: "Invalid",
          status: 422,
          code: "invalid",
          detail: "path: a segment is empty",
          errors: [{ field: "path", message: "a segment is empty" }],
        },
        { status: 422 },
      ),
    ),
  );
  showNew("?path=a..b");
  await userEvent.type(screen.getByLabelText(/Reason/), "Fine");
  await userEvent.click(screen.getByRole("button", { name: "Save rule" }));
  expect((await screen.findAllByText("A segment is empty"))[0]).toBeVisible();
});

test("deleting a rule names what opens again", async () => {
  const deleted: string[] = [];
  server.use(
    answer("/ignore-rules/r1", { ...rule, heldBack: 3 }),
    answer("/ignore-rules/r1/held-back", list([])),
    http.delete("*/api/v1/ignore-rules/:id", ({ params }) => {
      deleted.push(String(params.id));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderPage({ Component: IgnoreRulePage, path: "/ignore-rules/:ruleId", at: "/ignore-rules/r1" });
  await userEvent.click(await screen.findByRole("button", { name: "Delete…" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete this ignore rule?" });
  expect(within(dialog).getByText(/It held back 3 drifts/)).toBeVisible();
  await userEvent.click(within(dialog).getByRole("button", { name: "Delete rule" }));
  await waitFor(() => expect(deleted).toEqual(["r1"]));
});
