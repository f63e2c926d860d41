import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, list, refuse } from "@/test/answers";
import { makeDrift } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { AcceptancesPage } from "./acceptances-page";

const acceptance = {
  id: "a1",
  reason: "As the customer asked",
  ticket: "CHG-7",
  author: "ada",
  acceptedAt: "2026-11-25T10:00:00Z",
  expiresAt: "2027-02-25T10:00:00Z",
  value: null,
};
const running = { id: "a1", drift: makeDrift({ state: "accepted", acceptance }) };
const show = () => renderPage({ Component: AcceptancesPage, path: "/acceptances", at: "/acceptances" });

beforeEach(() => server.use(answer("/tenants", list([])), answer("/areas", list([]))));

test("without an acceptance the page says what one is for", async () => {
  server.use(answer("/acceptances", list([])));
  show();
  expect(await screen.findByText("No acceptance runs")).toBeVisible();
});

test("a failure says why", async () => {
  server.use(refuse("/acceptances", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});

test("an acceptance can be revoked after a question", async () => {
  const revoked: string[] = [];
  server.use(
    answer("/acceptances", list([running])),
    http.post("*/api/v1/acceptances/:id/revoke", ({ params }) => {
      revoked.push(String(params.id));
      return HttpResponse.json({ driftId: "d1" });
    }),
  );
  show();
  const name = "Revoke the acceptance for Require MFA for administrators";
  await userEvent.click(await screen.findByRole("button", { name }));
  expect(screen.getByText("Ticket CHG-7")).toBeInTheDocument();
  const dialog = await screen.findByRole("dialog", { name });
  expect(revoked).toEqual([]);
  await userEvent.click(within(dialog).getByRole("button", { name: "Revoke" }));
  await waitFor(() => expect(revoked).toEqual(["a1"]));
});
