import { screen, within } from "@testing-library/react";
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
