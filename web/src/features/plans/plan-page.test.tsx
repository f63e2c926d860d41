import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { keys } from "@/api/keys";
import { answer, refuse } from "@/test/answers";
import { session } from "@/test/fixtures";
import { makeOperation, makePlan, makeSentPlan } from "@/test/plan-fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { PlanPage } from "./plan-page";

const show = () => renderPage({ Component: PlanPage, path: "/plans/:planId", at: "/plans/p1" });

/** Remembers what is sent to a step of the plan, and answers with the plan. */
function listenTo(step: string, sent: unknown[]) {
  return http.post(`*/api/v1/plans/p1/${step}`, async ({ request }) => {
    const text = await request.text();
    sent.push(text ? JSON.parse(text) : null);
    return HttpResponse.json(makePlan());
  });
}

test("a plan tells each request in a sentence, with both sides and the exact request", async () => {
  server.use(answer("/plans/p1", makePlan()));
  show();
  expect(
    await screen.findByRole("heading", { level: 1, name: "Restore in Harbour Accountants" }),
  ).toBeVisible();
  expect(screen.getByText("State goes back to enabled")).toBeVisible();
  expect(screen.getByText("disabled")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Exact request" }));
  expect(screen.getByText(/"method": "PATCH"/)).toBeVisible();
});

test("an unknown plan tells why", async () => {
  server.use(refuse("/plans/p1", 404, "There is no such plan."));
  show();
  expect(await screen.findByText("There is no such plan.")).toBeVisible();
});

test("the whole plan is approved by its hash", async () => {
  const sent: unknown[] = [];
  const plan = makePlan();
  server.use(answer("/plans/p1", plan), listenTo("approve", sent));
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Approve…" }));
  const dialog = await screen.findByRole("dialog", { name: "Approve 1 request" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Approve" }));
  await waitFor(() => expect(sent).toEqual([{ hash: plan.hash }]));
});

test("a part of the plan is approved, without what would need the rest", async () => {
  const sent: unknown[] = [];
  const operations = [
    makeOperation({ number: 1 }),
    makeOperation({ number: 2, needs: [1] }),
    makeOperation({ number: 3 }),
  ];
  const plan = makePlan({ operations });
  server.use(answer("/plans/p1", plan), listenTo("approve", sent));
  show();
  await userEvent.click(await screen.findByRole("checkbox", { name: "Approve request 1" }));
  expect(screen.getByText("1 of 3 requests ticked")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Approve…" }));
  const dialog = await screen.findByRole("dialog", { name: "Approve 1 request" });
  expect(within(dialog).getByText(/The others are left out for good/)).toBeVisible();
  await userEvent.click(within(dialog).getByRole("button", { name: "Approve" }));
  await waitFor(() => expect(sent).toEqual([{ hash: plan.hash, operations: [3] }]));
});

test("serious notes must have been read", async () => {
  const note = {
    code: "x",
    severity: "serious",
    message: "The set becomes empty.",
    wayOut: "",
    operations: [1],
  };
  server.use(answer("/plans/p1", makePlan({ notes: [note] })));
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Approve…" }));
  const dialog = await screen.findByRole("dialog");
  const approve = within(dialog).getByRole("button", { name: "Approve" });
  expect(approve).toHaveAttribute("aria-disabled", "true");
  await userEvent.click(within(dialog).getByRole("checkbox", { name: /I have read the serious note/ }));
  expect(approve).not.toHaveAttribute("aria-disabled", "true");
});

test("a fatal note forbids the approval, and says the way out", async () => {
  const note = {
    code: "locksOut",
    severity: "fatal",
    message: "It would lock out Break glass.",
    wayOut: "Exclude the account first.",
    operations: [1],
  };
  const whyNot = "the review found a fatal note";
  server.use(answer("/plans/p1", makePlan({ notes: [note], canApprove: false, whyNot })));
  show();
  expect(await screen.findByText("It would lock out Break glass.")).toBeVisible();
  expect(screen.getByText(/Exclude the account first/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Approve…" })).toHaveAttribute("aria-disabled", "true");
});

test("without write access the plan is a dry run that leads on", async () => {
  server.use(answer("/plans/p1", makePlan({ state: "approved", tenantWritable: false })));
  show();
  expect(await screen.findByText("Dry run")).toBeVisible();
  expect(screen.getByRole("link", { name: "Write access" })).toHaveAttribute(
    "href",
    "/tenants/t1/write-access",
  );
  expect(screen.getByRole("button", { name: "Apply…" })).toHaveAttribute("aria-disabled", "true");
});

test("before it is sent, it is counted what is sent", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/plans/p1", makeSentPlan("approved", { state: "waiting", startedAt: null }, { startedAt: null })),
    listenTo("apply", sent),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Apply…" }));
  const dialog = await screen.findByRole("dialog", { name: "Change Harbour Accountants now" });
  expect(within(dialog).getByText("1 change")).toBeVisible();
  await userEvent.click(within(dialog).getByRole("button", { name: "Send 1 request" }));
  await waitFor(() => expect(sent).toHaveLength(1));
});

test("a deletion names what is deleted and wants the name of the tenant", async () => {
  const deletion = { kind: "delete", state: "waiting", startedAt: null, resourceName: "Stray policy" };
  server.use(answer("/plans/p1", makeSentPlan("approved", deletion, { purpose: "delete", startedAt: null })));
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Apply…" }));
  const dialog = await screen.findByRole("dialog");
  expect(within(dialog).getByText("Stray policy")).toBeVisible();
  const send = within(dialog).getByRole("button", { name: "Send 1 request" });
  expect(send).toHaveAttribute("aria-disabled", "true");
  await userEvent.type(
    within(dialog).getByLabelText("Type Harbour Accountants to go on"),
    "Harbour Accountants",
  );
  expect(send).not.toHaveAttribute("aria-disabled", "true");
});

test("a refusal shows the words of Microsoft and the way out", async () => {
  const error = {
    code: "Request_BadRequest",
    message: "Property state is invalid.",
    wayOut: "Renew the plan.",
  };
  server.use(answer("/plans/p1", makeSentPlan("incomplete", { state: "refused", status: 400, error })));
  show();
  expect(await screen.findByText("Property state is invalid.")).toBeVisible();
  expect(screen.getByText("Renew the plan.")).toBeVisible();
  expect(screen.getByText("HTTP 400")).toBeVisible();
});

test("what came back is shown beside what was written", async () => {
  const cameBack = [
    { path: "state", kind: "value", before: "enabled", after: "reportOnly", added: [], removed: [] },
  ];
  server.use(answer("/plans/p1", makeSentPlan("incomplete", { verification: "cameBack", cameBack })));
  show();
  expect(await screen.findByText("reportOnly")).toBeVisible();
  expect(screen.getByText("Read back")).toBeVisible();
});

test("what is left out says why", async () => {
  const left = {
    driftId: "d9",
    area: "groups",
    areaTitle: "Groups",
    resourceId: "g1",
    resourceName: "Finance",
    path: "mail",
    code: "readOnly",
    why: "The service keeps the property itself.",
  };
  server.use(answer("/plans/p1", makePlan({ leftOut: [left] })));
  show();
  const table = await screen.findByRole("table", { name: "Left out" });
  expect(within(table).getByText("The service keeps the property itself.")).toBeVisible();
});

test("the exact requests are fetched when somebody asks for them", async () => {
  server.use(
    answer("/plans/p1", makePlan()),
    http.get("*/api/v1/plans/p1/requests", ({ request }) =>
      HttpResponse.text(new URL(request.url).searchParams.get("format") === "curl" ? "curl -X PATCH" : "[]"),
    ),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Show the requests" }));
  await userEvent.click(await screen.findByRole("tab", { name: "curl" }));
  expect(await screen.findByText("curl -X PATCH")).toBeVisible();
  expect(screen.getByRole("link", { name: "Download" })).toHaveAttribute(
    "href",
    "/api/v1/plans/p1/requests?format=curl",
  );
});

test("an undo opens the plan that was made", async () => {
  server.use(
    answer("/plans/p1", makeSentPlan("restored", { verification: "held" })),
    http.post("*/api/v1/plans/p1/undo", () => HttpResponse.json(makePlan({ id: "p2" }), { status: 201 })),
  );
  const { router } = show();
  await userEvent.click(await screen.findByRole("button", { name: "Plan the undo" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/plans/p2"));
});

test("a viewer can take no step", async () => {
  server.use(answer("/plans/p1", makePlan()));
  const { client } = show();
  client.setQueryData(keys.session, { ...session, roles: { overAll: "viewer", tenants: {}, groups: {} } });
  await screen.findByRole("heading", { level: 1, name: "Restore in Harbour Accountants" });
  for (const name of ["Approve…", "Cancel plan", "Make a new plan"]) {
    expect(screen.getByRole("button", { name })).toHaveAttribute("aria-disabled", "true");
  }
});
