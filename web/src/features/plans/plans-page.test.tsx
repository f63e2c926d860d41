import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, list, refuse } from "@/test/answers";
import { makeSummary } from "@/test/plan-fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { PlansPage } from "./plans-page";

const show = (at = "/plans") => renderPage({ Component: PlansPage, path: "/plans", at });

beforeEach(() => server.use(answer("/tenants", list([]))));

test("without a plan the page says how to make one", async () => {
  server.use(answer("/plans", list([])));
  show();
  expect(await screen.findByText("No plan yet")).toBeVisible();
  expect(screen.getByRole("link", { name: "Go to the drift inbox" })).toHaveAttribute("href", "/drifts");
});

test("a failure says why", async () => {
  server.use(refuse("/plans", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});

test("the filter of the address is asked for", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/plans", ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json(list([makeSummary()]));
    }),
  );
  show("/plans?tenant=t1&state=proposed");
  expect(await screen.findByText("1 plan")).toBeVisible();
  expect(asked[0]).toBe("?tenant=t1&state=proposed");
});
