import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { answer, refuse } from "@/test/answers";
import { makeDrift } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { DriftPage } from "./drift-page";

const show = () => renderPage({ Component: DriftPage, path: "/drifts/:driftId", at: "/drifts/d1" });

test("a drift is told in a sentence, with its property and what was added", async () => {
  server.use(answer("/drifts/d1", makeDrift()));
  show();
  expect(await screen.findByText("Exclude groups: “Contractors” added.")).toBeVisible();
  expect(screen.getByText("Conditions › Users › Exclude groups")).toBeVisible();
  expect(
    within(screen.getByRole("region", { name: "What is different" })).getByText("Contractors"),
  ).toBeVisible();
});

test("a missing resource shows what was agreed", async () => {
  server.use(
    answer(
      "/drifts/d1",
      makeDrift({ change: "missing", path: "", kind: null, before: { state: "enabled" } }),
    ),
  );
  show();
  expect(await screen.findByText("“Require MFA for administrators” is gone from the tenant.")).toBeVisible();
  expect(screen.getByText("enabled")).toBeVisible();
});

test("an unknown drift tells why and offers another try", async () => {
  server.use(refuse("/drifts/d1", 404, "There is no such drift."));
  show();
  expect(await screen.findByText("There is no such drift.")).toBeVisible();
});

test("accepting needs a reason and sends it with an end", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/drifts/d1", makeDrift()),
    http.post("*/api/v1/drifts/actions", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ changed: 1 });
    }),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Accept" }));
  const dialog = await screen.findByRole("dialog", { name: "Accept this drift" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  expect(sent).toEqual([]);
  await userEvent.type(within(dialog).getByLabelText(/Reason/), "Change 4711");
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  await waitFor(() =>
    expect(sent).toEqual([
      { action: "accept", driftIds: ["d1"], reason: "Change 4711", expiresAt: expect.any(String) },
    ]),
  );
});

test("a refused acceptance keeps what was typed and says why", async () => {
  server.use(
    answer("/drifts/d1", makeDrift()),
    http.post("*/api/v1/drifts/actions", () =>
      HttpResponse.json(
        { type: "about:blank", title: "Conflict", status: 409, code: "stale", detail: "The value moved on." },
        { status: 409 },
      ),
    ),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Accept" }));
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText(/Reason/), "Fine");
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  expect(await within(dialog).findByText("The value moved on.")).toBeVisible();
  expect(within(dialog).getByLabelText(/Reason/)).toHaveValue("Fine");
});

test("a resolved drift cannot be accepted", async () => {
  server.use(answer("/drifts/d1", makeDrift({ state: "resolved", resolution: "reverted" })));
  show();
  expect(await screen.findByRole("button", { name: "Accept" })).toHaveAttribute("aria-disabled", "true");
  expect(screen.getByText("The live value went back to the baseline")).toBeVisible();
});
