import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { daysFromNow } from "@/lib/time";
import { answer, hang, list, refuse } from "@/test/answers";
import { makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { PortfolioPage } from "./portfolio-page";

const show = () => renderPage({ Component: PortfolioPage, path: "/", at: "/" });

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
  expect(screen.getAllByText(/^Credential/)).toHaveLength(2);
  expect(screen.getByText("Credential expired")).toBeVisible();
});
