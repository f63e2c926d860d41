import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, list } from "@/test/answers";
import { makeDrift } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { GroupedInbox } from "./grouped-inbox";
import { type Grouping, readGrouping, searchOfGroup, useDriftFilter } from "./use-drift-filter";

const CHANGE = "ab".repeat(32);

function Inbox() {
  const state = useDriftFilter();
  return <GroupedInbox by={state.by} state={state} />;
}

const show = (at: string) => renderPage({ Component: Inbox, path: "/drifts", at });

const group = {
  key: CHANGE,
  drifts: 2,
  tenants: 2,
  counts: { critical: 0, high: 2, medium: 0, low: 0 },
  weakening: 2,
  newestAt: "2026-11-27T08:00:00Z",
  sample: makeDrift({ changeKey: CHANGE }),
};

beforeEach(() => {
  // Rows are drawn as far as the window reaches, which has no size here.
  Object.defineProperty(window, "innerHeight", { value: 800, configurable: true });
});

test("a group is told by what changed, and leads to its drifts alone", async () => {
  server.use(answer("/drift-groups/change", list([group])));
  show("/drifts?by=change&severity=high");
  const link = await screen.findByRole("link", { name: "Exclude groups: “Contractors” added." });
  expect(link).toHaveAttribute("href", `/drifts?severity=high&change=${CHANGE}`);
  expect(screen.getByText("2 drifts in 2 tenants")).toBeVisible();
});

test("grouped by who changed it, each author is a row, and those whom nobody knows another", async () => {
  const changedBy = { key: "person:bea@contoso.com", kind: "person", name: "bea@contoso.com", isOwn: false };
  const attribution = { since: "2026-11-27T07:00:00Z", until: "2026-11-27T08:00:00Z", changedBy };
  const groups = [
    { ...group, key: changedBy.key, sample: makeDrift({ attribution }) },
    { ...group, key: "" },
  ];
  server.use(answer("/drift-groups/changedBy", list(groups)));
  show("/drifts?by=changedBy");
  const link = await screen.findByRole("link", { name: "bea@contoso.com" });
  expect(link).toHaveAttribute("href", "/drifts?changedBy=person%3Abea%40contoso.com");
  expect(screen.getByRole("link", { name: "Not known" })).toHaveAttribute("href", "/drifts?changedBy=none");
});

test("ticking a group asks for its drifts, and the decision names all of them", async () => {
  const asked: URLSearchParams[] = [];
  const sent: unknown[] = [];
  const drifts = ["d1", "d2"].map((id) => makeDrift({ id, changeKey: CHANGE }));
  server.use(
    answer("/drift-groups/change", list([group])),
    http.get("*/api/v1/drifts", ({ request }) => {
      asked.push(new URL(request.url).searchParams);
      return HttpResponse.json(list(drifts));
    }),
    http.post("*/api/v1/drifts/actions", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ changed: 2 });
    }),
  );
  show("/drifts?by=change");
  await userEvent.click(await screen.findByRole("checkbox", { name: /^Select 2 drifts/ }));
  expect(await screen.findByRole("status")).toHaveTextContent("2 drifts selected");
  expect([asked[0]?.get("change"), asked[0]?.get("state")]).toEqual([CHANGE, "open"]);
  await userEvent.click(screen.getByRole("button", { name: "Accept" }));
  const dialog = await screen.findByRole("dialog", { name: "Accept 2 drifts" });
  await userEvent.type(within(dialog).getByLabelText(/Reason/), "Rolled out");
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ driftIds: ["d1", "d2"] })]));
});

test("s asks about what is ticked, and Escape lets go of it", async () => {
  const drifts = ["d1", "d2"].map((id) => makeDrift({ id, changeKey: CHANGE }));
  server.use(answer("/drift-groups/change", list([group])), answer("/drifts", list(drifts)));
  show("/drifts?by=change");
  await userEvent.click(await screen.findByRole("checkbox", { name: /^Select 2 drifts/ }));
  await screen.findByText("2 drifts selected");
  await userEvent.keyboard("s");
  const dialog = await screen.findByRole("dialog", { name: "Snooze 2 drifts" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByText("2 drifts selected")).toBeNull();
});

test("what nobody looks after is a group of its own", async () => {
  server.use(answer("/drift-groups/assignee", list([{ ...group, key: "" }])));
  show("/drifts?by=assignee");
  expect(await screen.findByRole("link", { name: "Nobody" })).toHaveAttribute(
    "href",
    "/drifts?assignee=none",
  );
});

test("the address names the grouping, and an unknown one groups nothing", () => {
  const by = (query: string): Grouping => readGrouping(new URLSearchParams(query));
  expect([by("by=tenant"), by("by=colour"), by("")]).toEqual(["tenant", "", ""]);
  expect(searchOfGroup("by=tenant&q=mfa", "tenant", "t1")).toBe("q=mfa&tenant=t1");
});
