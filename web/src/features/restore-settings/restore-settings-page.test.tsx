import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, list, refuse } from "@/test/answers";
import { makeResource, makeTenant } from "@/test/fixtures";
import { restoreSettings } from "@/test/plan-fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { RestoreSettingsPage } from "./restore-settings-page";

const PATH = "/tenants/:tenantId/restore-settings";
const show = () =>
  renderPage({ Component: RestoreSettingsPage, path: PATH, at: "/tenants/t1/restore-settings" });

beforeEach(() => server.use(answer("/tenants/t1", makeTenant({}))));

test("an account is found by its name and saved with the rest", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/tenants/t1/restore-settings", restoreSettings),
    answer("/tenants/t1/areas/users/resources", list([{ ...makeResource(7), name: "Emergency" }])),
    http.put("*/api/v1/tenants/t1/restore-settings", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(restoreSettings);
    }),
  );
  show();
  await userEvent.click(await screen.findByRole("switch", { name: /Another person/ }));
  await userEvent.type(screen.getByRole("combobox", { name: "Add an account" }), "Emer");
  await userEvent.click(await screen.findByRole("option", { name: "Emergency" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(sent).toEqual([
      {
        otherPerson: true,
        breakGlass: ["u1", "r7"],
        largestSharePercent: 50,
        shareIsFatal: false,
        planLifetimeHours: 24,
        mostDeletions: 5,
      },
    ]),
  );
});

test("where nobody is read an account is named by its id", async () => {
  server.use(
    answer("/tenants/t1/restore-settings", { ...restoreSettings, breakGlass: [], accountsArea: null }),
  );
  show();
  const field = await screen.findByLabelText("Object ID of the account");
  await userEvent.type(field, "no id");
  expect(screen.getByText(/Must be a GUID/)).toBeVisible();
  await userEvent.clear(field);
  await userEvent.type(field, "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  await userEvent.click(screen.getByRole("button", { name: "Add" }));
  expect(screen.getByRole("button", { name: "Remove 3f2504e0-4f89-41d3-9a0c-0305e82c3301" })).toBeVisible();
});

test("a failure says why", async () => {
  server.use(refuse("/tenants/t1/restore-settings", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});
