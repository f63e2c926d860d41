import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test, vi } from "vitest";
import { answer, list } from "@/test/answers";
import { makeResource } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { ResourceList } from "./resource-list";

const RESOURCES = "/tenants/t1/areas/policies/resources";
const List = () => <ResourceList tenant="t1" area="policies" />;
const show = (at = "/") => renderPage({ Component: List, path: "/", at });

test("of ten thousand resources only what can be seen is drawn", async () => {
  // jsdom lays nothing out, so the rows are told their height.
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(44);
  const all = Array.from({ length: 10_000 }, (_, index) => makeResource(index));
  server.use(
    http.get(`*/api/v1${RESOURCES}`, ({ request }) => {
      const start = Number(new URL(request.url).searchParams.get("cursor") ?? 0);
      const items = all.slice(start, start + 500);
      return HttpResponse.json({ items, nextCursor: String(start + 500), total: all.length });
    }),
  );
  show();
  const table = await screen.findByRole("table", { name: "Resources" });
  expect(table).toHaveAttribute("aria-rowcount", "10001");
  expect(within(table).getAllByRole("row").length).toBeLessThan(100);
  expect(screen.getByText("10,000 resources")).toBeVisible();
});

test("nothing there is told apart from nothing found", async () => {
  server.use(answer(RESOURCES, list([])));
  show("/?q=zzz");
  expect(await screen.findByRole("heading", { name: "No resource matches" })).toBeVisible();
});

test("an area without resources says what to do", async () => {
  server.use(answer(RESOURCES, list([])));
  show();
  expect(await screen.findByRole("heading", { name: "No resources" })).toBeVisible();
});

test("the order, the search in values and the columns are asked of the server", async () => {
  const asked: string[] = [];
  server.use(
    http.get(`*/api/v1${RESOURCES}`, ({ request }) => {
      asked.push(new URL(request.url).searchParams.toString());
      const values = [["11111111-1111-1111-1111-111111111111"], null];
      const names = {
        "11111111-1111-1111-1111-111111111111": { name: "Break-glass", state: "live", paths: [] },
      };
      return HttpResponse.json({ ...list([{ ...makeResource(1), values }]), names, total: 1 });
    }),
    answer("/tenants/t1/areas/policies/properties", list([{ path: "users.exclude", resources: 3 }])),
  );
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(44);
  show("/?q=glass&show=users.exclude,grant&hide=versions");
  await screen.findByText("Break-glass");
  expect(screen.queryByRole("columnheader", { name: "Versions" })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: "In values, too" }));
  await userEvent.click(screen.getByRole("button", { name: "Open drifts" }));
  await vi.waitFor(() =>
    expect(asked.at(-1)).toContain("q=glass&within=values&sort=-drifts&show=users.exclude%2Cgrant"),
  );
  expect(screen.getByRole("columnheader", { name: "Open drifts" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  await userEvent.click(screen.getByRole("button", { name: "Columns…" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: "Users › Exclude (3)" }));
  await userEvent.click(screen.getByRole("button", { name: "Show" }));
  expect(await screen.findByText("Grant")).toBeVisible();
  expect(screen.queryByText("Users › Exclude")).not.toBeInTheDocument();
});
