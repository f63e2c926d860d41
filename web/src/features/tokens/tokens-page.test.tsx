import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { ApiToken } from "@/api/types";
import { answer, list, refuse } from "@/test/answers";
import { makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { TokensPage } from "./tokens-page";

const token: ApiToken = {
  id: "k1",
  name: "Nightly report",
  power: "read",
  tenantIds: ["t1", "gone"],
  createdAt: "2026-11-25T10:00:00Z",
  expiresAt: "2027-02-25T10:00:00Z",
  lastUsedAt: "2026-11-26T10:00:00Z",
  lastUsedAddress: "192.0.2.7",
};
const show = () =>
  renderPage({ Component: TokensPage, path: "/settings/api-tokens", at: "/settings/api-tokens" });

beforeEach(() => server.use(answer("/tenants", list([makeTenant({})]))));

test("a token is made for chosen tenants and shown once", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/tokens", list([])),
    http.post("*/api/v1/tokens", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ secret: "plb_secret", token }, { status: 201 });
    }),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Make API token" }));
  const dialog = await screen.findByRole("dialog", { name: "Make API token" });
  await userEvent.type(within(dialog).getByLabelText(/What it is for/), "Nightly report");
  await userEvent.click(within(dialog).getByRole("radio", { name: "In chosen tenants only" }));
  await userEvent.click(await within(dialog).findByLabelText("Harbour Accountants"));
  await userEvent.click(within(dialog).getByRole("button", { name: "Make" }));
  expect(await screen.findByText("plb_secret")).toBeVisible();
  const body = { name: "Nightly report", power: "read", expiresInDays: 90, tenantIds: ["t1"] };
  await waitFor(() => expect(sent).toEqual([body]));
  await userEvent.click(screen.getByRole("button", { name: "I have kept it" }));
  await waitFor(() => expect(screen.queryByText("plb_secret")).toBeNull());
});

test("the list tells reach and last use", async () => {
  server.use(answer("/tokens", list([token])));
  show();
  expect(await screen.findByText("from 192.0.2.7")).toBeVisible();
  expect(await screen.findByText("Harbour Accountants, A tenant that you do not reach")).toBeVisible();
});

test("a failure says why", async () => {
  server.use(refuse("/tokens", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});
