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

test("a drift tells whether it weakens the tenant, why, and after whom", async () => {
  server.use(answer("/drifts/d1", makeDrift()));
  show();
  expect(await screen.findByText("Weakens")).toBeVisible();
  expect(screen.getByText("Every excluded one of the groups gets around the policy.")).toBeVisible();
  expect(screen.getByText("Rule ca-exclude-groups, after CIS M365 6.0 5.2.2.2")).toBeVisible();
});

test("what strengthens the tenant is not told as if it weakened it", async () => {
  server.use(answer("/drifts/d1", makeDrift({ direction: "strengthens" })));
  show();
  expect(
    await screen.findByText(
      "The opposite would weaken the tenant: Every excluded one of the groups gets around the policy.",
    ),
  ).toBeVisible();
});

test("a drift that no rule knows says so", async () => {
  server.use(answer("/drifts/d1", makeDrift({ direction: "unknown", rule: null, why: null, source: null })));
  show();
  expect(await screen.findByText("Not judged")).toBeVisible();
  expect(screen.getByText("No rule tells whether this makes the tenant safer.")).toBeVisible();
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

test("the ticket goes with the acceptance", async () => {
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
  const dialog = await screen.findByRole("dialog");
  await userEvent.type(within(dialog).getByLabelText(/Reason/), "Fine");
  await userEvent.type(within(dialog).getByLabelText("Ticket"), "CHG-7");
  await userEvent.click(within(dialog).getByRole("button", { name: "Accept" }));
  await waitFor(() => expect(sent).toEqual([expect.objectContaining({ ticket: "CHG-7" })]));
});

test("a drift that left its accepted value shows all three values", async () => {
  const acceptance = {
    id: "a1",
    reason: "As the customer asked",
    author: "ada",
    acceptedAt: "2026-11-25T10:00:00Z",
    value: "enabledForReporting",
  };
  const values = { path: "state", kind: "value", before: "enabled", after: "disabled", added: [] };
  server.use(answer("/drifts/d1", makeDrift({ ...values, leftAcceptance: true, acceptance })));
  show();
  const left = await screen.findByRole("region", { name: "Left its accepted value" });
  for (const value of ["enabled", "enabledForReporting", "disabled"]) {
    expect(within(left).getByText(value)).toBeVisible();
  }
});

test("marks say that a drift goes to and fro and came back", async () => {
  const flapping = { turns: 4, until: "2026-11-27T10:00:00Z" };
  server.use(answer("/drifts/d1", makeDrift({ flapping, timesBack: 2 })));
  show();
  expect(await screen.findByText("Goes to and fro: 4 turns in a day")).toBeVisible();
  expect(screen.getByText("Came back 2 times")).toBeVisible();
});

test("a drift can be taken into the form for an ignore rule", async () => {
  server.use(answer("/drifts/d1", makeDrift()));
  show();
  const link = await screen.findByRole("link", { name: "Ignore this…" });
  expect(link).toHaveAttribute("href", expect.stringContaining("path=conditions.users.excludeGroups"));
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
