import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { daysFromNow } from "@/lib/time";
import { answer, hang, list, refuse } from "@/test/answers";
import { coverage, makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { PortfolioPage } from "./portfolio-page";

function show() {
  server.use(
    answer("/coverage", coverage),
    answer("/tenant-groups", list([])),
    answer("/trend", { days: [] }),
  );
  return renderPage({ Component: PortfolioPage, path: "/", at: "/" });
}

test("loading shows the shape of what comes", () => {
  server.use(hang("/tenants"));
  show();
  expect(screen.getAllByLabelText("Loading")).not.toHaveLength(0);
});

test("an empty portfolio says what to do next", async () => {
  server.use(answer("/tenants", list([])));
  show();
  expect(await screen.findByRole("heading", { name: "Connect the first tenant" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Add tenant" })).toHaveAttribute("href", "/tenants/new");
});

test("how much of all tenants is managed stands above them", async () => {
  server.use(answer("/tenants", list([makeTenant({})])));
  show();
  const card = await screen.findByRole("region", { name: "Coverage" });
  expect(card).toHaveTextContent("50 % managed: 6 of 12 resources");
  expect(card).toHaveTextContent("Not monitored3");
  expect(card).toHaveTextContent("Areas: 4 readable, 1 not readable, 2 switched off");
});

test("a failure tells the detail and can be tried again", async () => {
  server.use(refuse("/tenants", 503, "The database is being restored."));
  show();
  expect(await screen.findByText("The database is being restored.")).toBeVisible();
  server.use(answer("/tenants", list([makeTenant({})])));
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("link", { name: "Harbour Accountants" })).toBeVisible();
});

test("the tenant with the worst drift stands first", async () => {
  const calm = makeTenant({}, { id: "t1", name: "Calm" });
  const drifted = makeTenant(
    { openDrifts: { critical: 1, high: 0, medium: 0, low: 0 } },
    { id: "t2", name: "Drifted" },
  );
  server.use(answer("/tenants", list([calm, drifted])));
  show();
  const links = await screen.findAllByRole("link", { name: /^(Calm|Drifted)$/ });
  expect(links.map((link) => link.textContent)).toEqual(["Drifted", "Calm"]);
});

test("drifts that weaken a tenant are counted beside the others", async () => {
  const openDrifts = { critical: 2, high: 0, medium: 1, low: 0 };
  server.use(answer("/tenants", list([makeTenant({ openDrifts, weakening: 2 })])));
  show();
  expect(await screen.findAllByText("2 weaken")).toHaveLength(2);
});

test("a credential that ends soon or has ended stands beside its tenant", async () => {
  const ending = (id: string, name: string, days: number) => {
    const tenant = makeTenant({}, { id, name });
    const expiresAt = daysFromNow(days, Date.now());
    return { ...tenant, connection: tenant.connection && { ...tenant.connection, expiresAt } };
  };
  const tenants = [ending("t1", "Soon", 6.5), ending("t2", "Past", -1), ending("t3", "Later", 200)];
  server.use(answer("/tenants", list(tenants)));
  show();
  expect(await screen.findByText("Credential: 6 days")).toBeVisible();
  expect(screen.getAllByText(/^Credential(:| expired)/)).toHaveLength(2);
  expect(screen.getByText("Credential expired")).toBeVisible();
});
