import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { TenantGroup } from "@/api/types";
import { answer, list, refuse } from "@/test/answers";
import { makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { TenantGroupsPage } from "./tenant-groups-page";

const schools: TenantGroup = {
  id: "g1",
  name: "Schools",
  colour: "teal",
  tenantIds: ["t1"],
  createdAt: "2026-11-25T10:00:00Z",
};
const show = () =>
  renderPage({ Component: TenantGroupsPage, path: "/settings/tenant-groups", at: "/settings/tenant-groups" });

beforeEach(() => server.use(answer("/tenants", list([makeTenant({})]))));

test("a group is made with its tenants", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/tenant-groups", list([])),
    http.post("*/api/v1/tenant-groups", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(schools, { status: 201 });
    }),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Add tenant group" }));
  const dialog = await screen.findByRole("dialog", { name: "Add tenant group" });
  await userEvent.type(within(dialog).getByLabelText(/Name/), "Schools");
  await userEvent.selectOptions(within(dialog).getByLabelText("Colour"), "teal");
  await userEvent.click(await within(dialog).findByLabelText("Harbour Accountants"));
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent).toEqual([{ name: "Schools", colour: "teal", tenantIds: ["t1"] }]));
});

test("a group that rules speak of says why it stays", async () => {
  server.use(
    answer("/tenant-groups", list([schools])),
    http.delete("*/api/v1/tenant-groups/:id", () =>
      HttpResponse.json(
        {
          type: "about:blank",
          title: "Conflict",
          status: 409,
          code: "groupInUse",
          detail: "2 ignore rules speak of this group",
        },
        { status: 409 },
      ),
    ),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Delete Schools" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete Schools" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
  expect(await within(dialog).findByText("2 ignore rules speak of this group.")).toBeVisible();
});

test("a failure says why", async () => {
  server.use(refuse("/tenant-groups", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});
