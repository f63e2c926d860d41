import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { Figure, Permissions, TenantArea } from "@/api/types";
import { answer, list, refuse } from "@/test/answers";
import { makeArea, makeTenant, okStatus, tenantCoverage } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { TenantPage } from "./tenant-page";

const AREAS: readonly TenantArea[] = [
  makeArea({ area: "locations", title: "Named locations" }),
  makeArea({
    area: "rings",
    title: "Update rings",
    workload: "intune",
    workloadTitle: "Intune",
    access: "locked",
    missingPermissions: ["DeviceManagementConfiguration.Read.All"],
    openDrifts: { critical: 0, high: 2, medium: 0, low: 0 },
  }),
];

function show(view = "", ...answers: Parameters<typeof server.use>) {
  server.use(
    ...answers,
    answer("/tenants/t1", makeTenant({})),
    answer("/tenants/t1/status", okStatus),
    answer("/tenants/t1/areas", list(AREAS)),
    answer("/tenants/t1/coverage", tenantCoverage),
  );
  return renderPage({ Component: TenantPage, path: "/tenants/:tenantId", at: `/tenants/t1${view}` });
}

test("workloads are closed and tell what is in them", async () => {
  show();
  const intune = await screen.findByRole("region", { name: "Intune" });
  expect(intune).toHaveTextContent("1 area");
  expect(intune).toHaveTextContent("1 locked");
  expect(intune).toHaveTextContent("2 open drifts");
  expect(screen.queryByRole("link", { name: "Update rings" })).not.toBeInTheDocument();
  await userEvent.click(within(intune).getByRole("button", { name: "Intune" }));
  expect(await screen.findByRole("link", { name: "Update rings" })).toBeVisible();
});

test("a filter opens what it finds and says how much that is", async () => {
  show("?access=locked");
  expect(await screen.findByRole("link", { name: "Update rings" })).toBeVisible();
  expect(screen.queryByRole("region", { name: "Entra ID" })).not.toBeInTheDocument();
  expect(screen.getByText("1 of 2 areas shown")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Clear the filters" }));
  expect(await screen.findByText("2 of 2 areas shown")).toBeVisible();
});

test("an area is switched off, and its drifts are said to be watched no more", async () => {
  const asked: unknown[] = [];
  show(
    "?workload=intune",
    http.put("*/api/v1/tenants/t1/areas/rings", async ({ request }) => {
      asked.push(await request.json());
      const off = AREAS.map((area) => (area.area === "rings" ? { ...area, ...OFF } : area));
      server.use(answer("/tenants/t1/areas", list(off)));
      return HttpResponse.json({ changed: 1 });
    }),
  );
  await userEvent.click(await screen.findByRole("switch", { name: "Read Update rings" }));
  expect(await screen.findByText("Not watched any more: 2 open drifts stay as they are")).toBeVisible();
  expect(screen.getByRole("switch", { name: "Read Update rings" })).not.toBeChecked();
  expect(asked).toEqual([{ enabled: false }]);
});

const OFF = { access: "off", enabled: false, switch: false } as const satisfies Partial<TenantArea>;

test("a locked area tells the permission and how to grant it", async () => {
  const permissions: Permissions = {
    ok: true,
    checkedAt: "2026-11-26T11:00:00Z",
    roles: [],
    areas: [],
    unneededPermissions: [],
    missingLogPermissions: [],
    elsewhere: [],
    permissionIds: { "DeviceManagementConfiguration.Read.All": "dc377aa6-52d8-4e23-b271-2a7ae04cedf3" },
  };
  show("?access=locked", answer("/tenants/t1/permissions", permissions));
  await userEvent.click(await screen.findByRole("button", { name: "How to grant: Update rings" }));
  const dialog = await screen.findByRole("dialog", { name: "Grant what Update rings needs" });
  expect(within(dialog).getByText("DeviceManagementConfiguration.Read.All")).toBeVisible();
  expect(await within(dialog).findByText(/dc377aa6-52d8-4e23-b271-2a7ae04cedf3=Role/)).toBeVisible();
  expect(within(dialog).getByText(/requiredResourceAccess/)).toBeVisible();
});

const USERS: Figure = {
  key: "users",
  title: "Users",
  description: "Accounts of members.",
  kind: "count",
  value: 1234,
  readAt: "2026-11-26T11:00:00Z",
  history: [],
};

test("a figure that could not be read says why and shows no nought", async () => {
  const score: Figure = {
    ...USERS,
    key: "score",
    title: "Secure score",
    value: null,
    readAt: null,
    gap: {
      kind: "noPermission",
      reason: "grant SecurityEvents.Read.All to the app registration",
      permissions: ["SecurityEvents.Read.All"],
    },
  };
  const insights = { collectedAt: USERS.readAt, figures: [USERS, score] };
  show("?view=overview", answer("/tenants/t1/insights", insights));
  expect(await screen.findByText("1,234")).toBeVisible();
  const figures = screen.getByRole("region", { name: "The tenant in figures" });
  expect(within(figures).getByText("Not permitted")).toBeVisible();
  expect(within(figures).getByText(/grant SecurityEvents.Read.All/)).toBeVisible();
  expect(within(figures).queryByText("0")).not.toBeInTheDocument();
});

test("without the permission for the audit logs the page tells what it would bring", async () => {
  const permissions: Permissions = {
    ok: true,
    checkedAt: "2026-11-26T11:00:00Z",
    roles: [],
    areas: [],
    unneededPermissions: [],
    missingLogPermissions: ["AuditLog.Read.All"],
    elsewhere: [],
    permissionIds: { "AuditLog.Read.All": "b0afded3-3588-46d8-8b3d-9842eff778da" },
  };
  show("?view=permissions", answer("/tenants/t1/permissions", permissions));
  expect(await screen.findByText(/To know who changed something/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "How to grant" }));
  const dialog = await screen.findByRole("dialog");
  expect(await within(dialog).findByText(/b0afded3-3588-46d8-8b3d-9842eff778da=Role/)).toBeVisible();
});

test("what nothing needs is told with its risk, the risky first", async () => {
  const unneededPermissions = [
    { permission: "Mail.Read", allows: "read the mail of every mailbox", risk: false },
    { permission: "Mail.Send", allows: "send mail in the name of anybody", risk: true },
  ];
  const nothing = {
    ok: true,
    checkedAt: USERS.readAt,
    roles: [],
    areas: [],
    elsewhere: [],
    missingLogPermissions: [],
    permissionIds: {},
  };
  show("?view=permissions", answer("/tenants/t1/permissions", { ...nothing, unneededPermissions }));
  const table = await screen.findByRole("table", { name: "Granted, but not needed" });
  const rows = within(table)
    .getAllByRole("row")
    .map((row) => row.textContent);
  expect(rows[1]).toContain("Mail.Send");
  expect(rows[1]).toContain("Can change the tenant");
  expect(rows[2]).toContain("Reads only");
});

test("a permission that was lost is an event with what it concerns", async () => {
  const event = {
    id: 1,
    at: USERS.readAt,
    kind: "permissionLost",
    subject: "Policy.Read.All",
    areas: [{ area: "locations", title: "Named locations" }],
  };
  const none = refuse("/tenants/t1/budget", 404, "no such operation");
  show("?view=activity", answer("/tenants/t1/events", list([event])), none);
  expect(await screen.findByText("Permission lost")).toBeVisible();
  expect(screen.getByText("Concerns Named locations")).toBeVisible();
});
