import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { User } from "@/api/types";
import { answer, list, refuse } from "@/test/answers";
import { makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { UserPage } from "./user-page";
import { UsersPage } from "./users-page";

const ada: User = {
  id: "u1",
  username: "ada",
  createdAt: "2026-11-25T10:00:00Z",
  passwordChangedAt: "2026-11-25T10:00:00Z",
  mustChangePassword: false,
  sessions: 1,
  grants: [{ role: "administrator", source: "given" }],
  tokens: [],
};
const show = () => renderPage({ Component: UsersPage, path: "/settings/users", at: "/settings/users" });
const showOne = () =>
  renderPage({ Component: UserPage, path: "/settings/users/:userId", at: "/settings/users/u1" });

beforeEach(() =>
  server.use(
    answer("/tenants", list([makeTenant({})])),
    answer("/tenant-groups", list([])),
    answer("/users", list([ada])),
    answer("/users/u1", ada),
  ),
);

test("a user is made with a role over one tenant", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/users", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...ada, id: "u2", username: "grace" }, { status: 201 });
    }),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Add user" }));
  const dialog = await screen.findByRole("dialog", { name: "Add user" });
  await userEvent.type(within(dialog).getByLabelText(/User name/), "grace");
  await userEvent.type(within(dialog).getByLabelText(/First password/), "chosen by the office");
  await userEvent.selectOptions(within(dialog).getByLabelText("Over"), "Tenant Harbour Accountants");
  await userEvent.click(within(dialog).getByRole("button", { name: "Add role" }));
  expect(within(dialog).getByText("Viewer over Harbour Accountants")).toBeVisible();
  await userEvent.click(within(dialog).getByRole("button", { name: "Add" }));
  const body = {
    username: "grace",
    password: "chosen by the office",
    grants: [{ role: "viewer", tenantId: "t1" }],
  };
  await waitFor(() => expect(sent).toEqual([body]));
});

test("a role that was chosen is given without having been added", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/users", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...ada, id: "u2", username: "grace" }, { status: 201 });
    }),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Add user" }));
  const dialog = await screen.findByRole("dialog", { name: "Add user" });
  const add = within(dialog).getByRole("button", { name: "Add" });
  expect(add).toHaveAccessibleDescription("Enter a user name first");
  await userEvent.type(within(dialog).getByLabelText(/User name/), "grace");
  await userEvent.type(within(dialog).getByLabelText(/First password/), "chosen by the office");
  await userEvent.selectOptions(within(dialog).getByLabelText("Role"), "operator");
  expect(
    within(dialog).getByText(/“Operator over all tenants and Plumbline itself” is given, too/),
  ).toBeVisible();
  await userEvent.click(within(dialog).getByRole("button", { name: "Add" }));
  await waitFor(() => expect(sent).toMatchObject([{ grants: [{ role: "operator" }] }]));
});

test("the list says what each may do where", async () => {
  show();
  expect(await screen.findByText("Administrator over all tenants and Plumbline itself")).toBeVisible();
  expect(screen.getByRole("link", { name: "ada" })).toHaveAttribute("href", "/settings/users/u1");
});

test("the last administrator stays, and the page says why", async () => {
  server.use(
    http.post("*/api/v1/users/:id/disable", () =>
      HttpResponse.json(
        {
          type: "about:blank",
          title: "Conflict",
          status: 409,
          code: "lastAdministrator",
          detail: "nobody else governs everything",
        },
        { status: 409 },
      ),
    ),
  );
  showOne();
  await userEvent.click(await screen.findByRole("button", { name: "Disable" }));
  expect(await screen.findByText("Nobody else governs everything.")).toBeVisible();
});

test("a failure says why", async () => {
  server.use(refuse("/users", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});
