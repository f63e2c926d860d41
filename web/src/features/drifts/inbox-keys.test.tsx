import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, list } from "@/test/answers";
import { makeDrift } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { InboxList } from "./inbox-list";
import { KeysHelp } from "./keys-help";
import { strings } from "./strings";
import { readFilter } from "./use-drift-filter";
import { useSelection } from "./use-selection";

const drifts = ["d1", "d2", "d3"].map((id) => makeDrift({ id, resourceName: `Policy ${id}` }));
const FILTER = readFilter(new URLSearchParams());
function Inbox() {
  const selection = useSelection(drifts);
  return (
    <InboxList
      rows={drifts}
      selection={selection}
      filter={FILTER}
      search=""
      hasMore={false}
      onMore={() => undefined}
    />
  );
}
const show = (at = "/drifts") => renderPage({ Component: Inbox, path: "/drifts", at });
const row = (id: string) => screen.getByRole("row", { name: new RegExp(`Policy ${id}`) });

beforeEach(() => {
  // Rows are drawn as far as the window reaches, which has no size here.
  Object.defineProperty(window, "innerHeight", { value: 800, configurable: true });
  server.use(answer("/tenants", list([])));
});

test("j and k move, and the row takes the focus", async () => {
  show();
  await userEvent.keyboard("jj");
  expect(row("d2")).toHaveAttribute("aria-current", "true");
  await waitFor(() => expect(row("d2")).toHaveFocus());
  await userEvent.keyboard("k");
  expect(row("d1")).toHaveAttribute("aria-current", "true");
});

test("x chooses, Escape lets go, Enter opens and the way back is in the address", async () => {
  const { router } = show();
  await userEvent.keyboard("jxjx");
  expect(screen.getByRole("status")).toHaveTextContent("2 drifts selected");
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("status")).toBeNull();
  await userEvent.keyboard("{Enter}");
  expect(router.state.location.pathname).toBe("/drifts/d2");
  router.navigate(-1);
  await waitFor(() => expect(router.state.location.search).toBe("?at=d2"));
  await waitFor(() => expect(row("d2")).toHaveAttribute("aria-current", "true"));
});

test("s asks, and after the answer the next drift is the current one", async () => {
  const asked: unknown[] = [];
  server.use(
    http.post("*/api/v1/drifts/actions", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ changed: 1 });
    }),
  );
  show();
  await userEvent.keyboard("js");
  await userEvent.click(await screen.findByRole("button", { name: "Snooze" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(asked).toEqual([expect.objectContaining({ action: "snooze", driftIds: ["d1"] })]);
  expect(row("d2")).toHaveAttribute("aria-current", "true");
});

test("a letter in the accept dialog is a letter", async () => {
  show();
  await userEvent.keyboard("ja");
  await userEvent.type(await screen.findByLabelText("Reason", { exact: false }), "just as agreed");
  expect(screen.getByLabelText("Reason", { exact: false })).toHaveValue("just as agreed");
  expect(screen.getAllByRole("dialog")).toHaveLength(1);
});

test("r asks for the plan of the drift that one is at", async () => {
  show();
  await userEvent.keyboard("jr");
  expect(await screen.findByRole("dialog", { name: /plan/i })).toBeVisible();
});

test("? lists the keys", async () => {
  renderPage({
    Component: () => <KeysHelp title={strings.keysTitle} keys={strings.keys} />,
    path: "/",
    at: "/",
  });
  await userEvent.keyboard("?");
  expect(await screen.findByRole("dialog", { name: "Keys of the inbox" })).toHaveTextContent("Next drift");
});
