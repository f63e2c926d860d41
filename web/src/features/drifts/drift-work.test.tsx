import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, list } from "@/test/answers";
import { makeDrift } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { DriftPage } from "./drift-page";

const NOTHING = { sameChange: [], sameChangeDrifts: 0, sameChangeTenants: 0, sameResource: [] };
const comment = { id: "c1", author: "ada", at: "2026-11-27T08:00:00Z", text: "Asked the customer." };
const show = (search = "") =>
  renderPage({ Component: DriftPage, path: "/drifts/:driftId", at: `/drifts/d2${search}` });

beforeEach(() => {
  server.use(
    answer("/drifts/d2", makeDrift({ id: "d2" })),
    answer("/drift-ids", { ids: ["d1", "d2", "d3"], hasMore: false }),
    answer("/drifts/d2/comments", list([comment])),
    answer("/drifts/d2/related", NOTHING),
    answer("/people", list([{ id: "u2", name: "grace" }])),
  );
});

test("previous and next keep the way through the inbox", async () => {
  show("?severity=high");
  const way = await screen.findByRole("navigation", { name: "Through the inbox" });
  expect(way).toHaveTextContent("2 of 3");
  expect(within(way).getByRole("link", { name: "Next" })).toHaveAttribute("href", "/drifts/d3?severity=high");
  expect(within(way).getByRole("link", { name: "Previous" })).toHaveAttribute(
    "href",
    "/drifts/d1?severity=high",
  );
});

test("a comment that is refused stays in its field", async () => {
  server.use(
    http.post("*/api/v1/drifts/d2/comments", () =>
      HttpResponse.json(
        { type: "about:blank", title: "Full", status: 422, code: "invalid", detail: "This one is full." },
        { status: 422 },
      ),
    ),
  );
  show();
  const comments = await screen.findByRole("region", { name: "Comments" });
  expect(await within(comments).findByText("Asked the customer.")).toBeVisible();
  const field = within(comments).getByLabelText("Say something about it");
  await userEvent.type(field, "He calls back");
  await userEvent.click(within(comments).getByRole("button", { name: "Add comment" }));
  expect(await within(comments).findByText("This one is full.")).toBeVisible();
  expect(field).toHaveValue("He calls back");
});

test("a drift is given to somebody", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/drifts/actions", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ changed: 1 });
    }),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Assign" }));
  const dialog = await screen.findByRole("dialog", { name: "Assign this drift" });
  await within(dialog).findByRole("option", { name: "grace" });
  await userEvent.selectOptions(within(dialog).getByLabelText("Assigned to"), "grace");
  await userEvent.click(within(dialog).getByRole("button", { name: "Assign" }));
  await waitFor(() => expect(sent).toEqual([{ action: "assign", driftIds: ["d2"], assignee: "u2" }]));
});

test("the same change elsewhere is counted and named", async () => {
  const sameChange = [makeDrift({ id: "d9", tenantName: "Mill Lane Dental" })];
  server.use(
    answer("/drifts/d2/related", { ...NOTHING, sameChange, sameChangeDrifts: 41, sameChangeTenants: 40 }),
  );
  show();
  const related = await screen.findByRole("region", { name: "Related drifts" });
  expect(await within(related).findByText("The same change: 41 drifts in 40 tenants")).toBeVisible();
  expect(within(related).getByRole("link", { name: /Mill Lane Dental/ })).toHaveAttribute(
    "href",
    "/drifts/d9",
  );
});

test.each([
  ["a", "Accept this drift"],
  ["s", "Snooze this drift"],
  ["r", /plan/i],
  ["?", "Keys of a drift"],
])("the key %s asks on the page of a drift", async (key, name) => {
  show();
  await screen.findByRole("button", { name: "Accept" });
  await userEvent.keyboard(key);
  expect(await screen.findByRole("dialog", { name })).toBeVisible();
});

test("j and k go through the inbox from drift to drift", async () => {
  server.use(
    answer("/drifts/d3", makeDrift({ id: "d3" })),
    answer("/drifts/d3/comments", list([])),
    answer("/drifts/d3/related", NOTHING),
  );
  const { router } = show("?severity=high");
  await screen.findByRole("navigation", { name: "Through the inbox" });
  await userEvent.keyboard("j");
  await waitFor(() => expect(router.state.location.pathname).toBe("/drifts/d3"));
  expect(router.state.location.search).toBe("?severity=high");
  await screen.findByText("3 of 3");
  await userEvent.keyboard("k");
  await waitFor(() => expect(router.state.location.pathname).toBe("/drifts/d2"));
});
