import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test, vi } from "vitest";
import { answer, list, refuse } from "@/test/answers";
import { makeTenant, preferences } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { registerAction } from "@/ui/actions/registered-actions";
import { Palette } from "./palette";

const close = vi.fn();
const harbour = makeTenant({});
const mill = makeTenant({}, { id: "t2", name: "Mill Bakery" });

beforeEach(() => {
  localStorage.clear();
  close.mockReset();
  server.use(answer("/tenants", list([harbour, mill])), answer("/account/preferences", preferences));
});

const show = (at = "/drifts") => renderPage({ Component: () => <Palette onClose={close} />, path: at, at });

function finds(resources: readonly object[]) {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/search", ({ request }) => {
      asked.push(new URL(request.url).searchParams.get("q") ?? "");
      const tenants = [{ id: "t2", name: "Mill Bakery" }];
      return HttpResponse.json({ tenants, areas: [], resources, drifts: [], complete: true });
    }),
  );
  return asked;
}

test("a few letters and Enter lead to what the server found", async () => {
  const place = { tenantId: "t1", tenantName: "Harbour Accountants", area: "groups", areaTitle: "Groups" };
  const asked = finds([{ ...place, id: "r1", name: "Break-glass accounts" }]);
  const { router } = show();
  await userEvent.type(screen.getByRole("combobox"), "break-glass");
  const found = await screen.findByRole("option", { name: /Break-glass accounts/ });
  expect(asked).toEqual(["break-glass"]);
  await userEvent.keyboard("{ArrowDown}");
  expect(found).toHaveAttribute("aria-selected", "true");
  expect(screen.getByRole("combobox")).toHaveAttribute("aria-activedescendant", found.id);
  await userEvent.keyboard("{Enter}");
  expect(router.state.location.pathname).toBe("/tenants/t1/areas/groups/resources/r1");
  expect(close).toHaveBeenCalled();
});

test("before anything is typed, favourites and pages are offered", async () => {
  server.use(answer("/account/preferences", { ...preferences, favourites: ["t2"] }));
  show();
  expect(await screen.findByRole("group", { name: "Favourite tenants" })).toHaveTextContent("Mill Bakery");
  expect(screen.getByRole("option", { name: "Drift inbox" })).toBeVisible();
});

test("an action of the page is offered, and one that is not possible says why and does nothing", async () => {
  finds([]);
  const run = vi.fn();
  const forget = registerAction({ id: "plan", text: "Plan a restore", whyNot: "Choose a drift first", run });
  show();
  await userEvent.type(screen.getByRole("combobox"), "plan a");
  expect(await screen.findByRole("option", { name: /Plan a restore/ })).toHaveTextContent(
    "Choose a drift first",
  );
  await userEvent.keyboard("{Enter}");
  expect(run).not.toHaveBeenCalled();
  expect(close).not.toHaveBeenCalled();
  forget();
});

test("“sync” and a name start a sync of that tenant", async () => {
  finds([]);
  const synced: string[] = [];
  server.use(
    http.post("*/api/v1/tenants/:tenant/sync", ({ params }) => {
      synced.push(String(params.tenant));
      return HttpResponse.json({ jobId: "j1" }, { status: 202 });
    }),
  );
  show();
  await userEvent.type(screen.getByRole("combobox"), "sync mill");
  await userEvent.click(await screen.findByRole("option", { name: "Sync Mill Bakery now" }));
  await waitFor(() => expect(synced).toEqual(["t2"]));
});

test("whoever types the name of the open tenant goes there, and does nothing to it", async () => {
  finds([]);
  const { router } = show("/tenants/t2");
  await userEvent.type(screen.getByRole("combobox"), "mill");
  const found = await screen.findByRole("option", { name: "Mill Bakery" });
  expect(found).toHaveAttribute("aria-selected", "true");
  expect(await screen.findByRole("option", { name: "Sync Mill Bakery now" })).toBeVisible();
  expect(found).toHaveAttribute("aria-selected", "true");
  await userEvent.keyboard("{Enter}");
  expect(router.state.location.pathname).toBe("/tenants/t2");
});

test("a search that fails says so and what to do", async () => {
  server.use(refuse("/search", 429, "too many requests: try again in 3 seconds"));
  show();
  await userEvent.type(screen.getByRole("combobox"), "harbour");
  expect(await screen.findByText(/try again in 3 seconds/)).toBeVisible();
});
