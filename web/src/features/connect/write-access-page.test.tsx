import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { answer, list } from "@/test/answers";
import { makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { WriteAccessPage } from "./write-access-page";

const AREA = {
  area: "conditional_access_policies",
  title: "Conditional access policies",
  workload: "Entra ID",
  permissions: ["Policy.ReadWrite.ConditionalAccess"],
  missing: ["Policy.ReadWrite.ConditionalAccess"],
};

function open(connection: object | null, apps: readonly object[] = []) {
  const areas = [connection ? { ...AREA, missing: [] } : AREA];
  server.use(
    answer("/tenants/t1", makeTenant({})),
    answer("/tenants/t1/write-connection", { connection, areas }),
    answer("/app-registrations", list(apps)),
    answer(
      "/consents/permissions",
      list([
        { permission: "Policy.ReadWrite.ConditionalAccess", allows: "change policies", areas: ["Policies"] },
      ]),
    ),
  );
  renderPage({
    Component: WriteAccessPage,
    path: "/tenants/:tenantId/write-access",
    at: "/tenants/t1/write-access",
  });
}

test("writing is off, and the page says what it would take", async () => {
  open(null);
  expect(await screen.findByText(/Writing is off/)).toBeVisible();
  const row = await screen.findByRole("row", { name: /Conditional access policies/ });
  expect(within(row).getByText("1 permission missing")).toBeVisible();
  expect(await screen.findByText("To change policies. For: Policies.")).toBeVisible();
  expect(await screen.findByRole("link", { name: "Add an app registration" })).toBeVisible();
});

test("the consent is asked for with the application that writes, never with one that reads", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/consents", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(
        { title: "No", status: 409, detail: "set PLUMBLINE_PUBLIC_URL" },
        { status: 409 },
      );
    }),
  );
  open(null, [
    { id: "a1", name: "Reads", purpose: "read" },
    { id: "a2", name: "Writes", purpose: "write" },
  ]);
  const choice = await screen.findByLabelText("Application");
  expect(
    within(choice)
      .getAllByRole("option")
      .map((option) => option.textContent),
  ).toEqual(["Writes"]);
  await userEvent.click(screen.getByRole("button", { name: "Continue to Microsoft" }));
  expect(await screen.findByText(/PLUMBLINE_PUBLIC_URL/)).toBeVisible();
  expect(sent).toEqual([{ purpose: "write", appRegistrationId: "a2", tenant: "t1" }]);
});

test("writing is switched off by itself, after asking", async () => {
  let removed = 0;
  server.use(
    http.delete("*/api/v1/tenants/t1/write-connection", () => {
      removed += 1;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  open({
    kind: "secret",
    clientId: "3f2504e0-4f89-41d3-9a0c-0305e82c3309",
    storedAt: "2026-11-01T08:00:00Z",
    state: "ok",
    expiry: "unknown",
    checkedAt: "2026-11-26T08:00:00Z",
    permissions: ["Policy.ReadWrite.ConditionalAccess"],
  });
  await userEvent.click(await screen.findByRole("button", { name: "Switch writing off…" }));
  expect(screen.getByText(/Reading goes on/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Switch off" }));
  await expect.poll(() => removed).toBe(1);
});
