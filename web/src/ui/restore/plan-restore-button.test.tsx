import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { makeDrift } from "@/test/fixtures";
import { makePlan } from "@/test/plan-fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { PlanDeletionButton } from "./plan-deletion-button";
import { PlanRestoreButton } from "./plan-restore-button";
import type { PlanTarget } from "./plan-target";

const HARBOUR: PlanTarget = { tenantId: "t1", tenantName: "Harbour Accountants", driftIds: ["d1"] };
const MILL: PlanTarget = { tenantId: "t2", tenantName: "Mill Lane Dental", driftIds: ["d2"] };

const show = (targets: readonly PlanTarget[], whyNot?: string) =>
  renderPage({
    Component: () => <PlanRestoreButton targets={targets} whyNot={whyNot} />,
    path: "/",
    at: "/",
  });

const open = async () => userEvent.click(await screen.findByRole("button", { name: "Plan a restore" }));

test("one plan is made as chosen, and opened", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/plans", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(makePlan(), { status: 201 });
    }),
  );
  const { router } = show([HARBOUR]);
  await open();
  const dialog = await screen.findByRole("dialog", { name: "Plan a restore" });
  await userEvent.click(within(dialog).getByRole("radio", { name: /Go on/ }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Make the plan" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/plans/p1"));
  expect(sent).toEqual([{ tenantId: "t1", driftIds: ["d1"], onSurprise: "goOn" }]);
});

test("a refusal says why", async () => {
  server.use(
    http.post("*/api/v1/plans", () =>
      HttpResponse.json({ title: "Invalid", status: 422, detail: "Nothing to restore." }, { status: 422 }),
    ),
  );
  show([HARBOUR]);
  await open();
  await userEvent.click(await screen.findByRole("button", { name: "Make the plan" }));
  expect(await screen.findByText("Nothing to restore.")).toBeVisible();
});

test("of several tenants each gets a plan, and none of the refusals is overlooked", async () => {
  server.use(
    http.post("*/api/v1/plans", async ({ request }) => {
      const body = await request.json();
      const isMill = JSON.stringify(body).includes("t2");
      return isMill
        ? HttpResponse.json({ title: "Invalid", status: 422, detail: "It is gone." }, { status: 422 })
        : HttpResponse.json(makePlan(), { status: 201 });
    }),
  );
  show([HARBOUR, MILL]);
  await open();
  await userEvent.click(await screen.findByRole("button", { name: "Make 2 plans" }));
  const made = await screen.findByRole("dialog", { name: "Plans that were made" });
  expect(within(made).getByRole("link", { name: "Plan for Harbour Accountants" })).toHaveAttribute(
    "href",
    "/plans/p1",
  );
  expect(within(made).getByText("No plan for Mill Lane Dental")).toBeVisible();
  expect(within(made).getByText("It is gone.")).toBeVisible();
});

test("where nothing can be planned the button says why", async () => {
  show([HARBOUR], "Nothing is drifted");
  expect(await screen.findByRole("button", { name: "Plan a restore" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
});

test("a deletion names the resources and wants the name of the tenant", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/plans/deletions", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(makePlan({ id: "p3" }), { status: 201 });
    }),
  );
  const drift = makeDrift({ change: "unexpected", resourceName: "Stray policy" });
  const { router } = renderPage({
    Component: () => <PlanDeletionButton drifts={[drift]} />,
    path: "/",
    at: "/",
  });
  await userEvent.click(await screen.findByRole("button", { name: "Plan the deletion…" }));
  const dialog = await screen.findByRole("dialog", { name: "Plan the deletion of 1 resource" });
  expect(within(dialog).getByText("Stray policy")).toBeVisible();
  await userEvent.type(within(dialog).getByLabelText(/^Type Harbour/), "Harbour Accountants");
  await userEvent.click(within(dialog).getByRole("button", { name: "Plan the deletion" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/plans/p3"));
  expect(sent).toEqual([{ tenantId: "t1", driftIds: ["d1"] }]);
});

test("a deletion is planned for one tenant at a time", async () => {
  const drifts = [makeDrift(), makeDrift({ id: "d2", tenantId: "t2" })];
  renderPage({ Component: () => <PlanDeletionButton drifts={drifts} />, path: "/", at: "/" });
  const button = await screen.findByRole("button", { name: "Plan the deletion…" });
  expect(button).toHaveAttribute("aria-disabled", "true");
});
