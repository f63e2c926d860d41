import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { keys } from "@/api/keys";
import type { RoleRule } from "@/api/types";
import { answer, hang, list, refuse } from "@/test/answers";
import { makeTenant, session } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { SignInSettingsPage } from "./sign-in-settings-page";

const branding = { name: null, colour: null, logo: null };
const config = { name: "Plumbline", version: "0.1.0", demo: false, setupRequired: false, branding };
const provider = {
  name: "Microsoft",
  issuer: "https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0",
  clientId: "3f2504e0-4f89-41d3-9a0c-0305e82c3302",
  redirectUri: "https://drift.example.com/api/v1/auth/callback",
  directories: [],
  available: true,
  problem: null,
};
const rule: RoleRule = {
  id: "r1",
  claim: "groups",
  value: "7c1f2a9e",
  directoryId: null,
  note: "Service desk",
  role: "operator",
  tenantId: "t1",
  groupId: null,
  createdAt: "2026-11-26T10:00:00Z",
};

const show = () =>
  renderPage({ Component: SignInSettingsPage, path: "/settings/sign-in", at: "/settings/sign-in" });

beforeEach(() =>
  server.use(
    answer("/public/config", { ...config, provider: { name: "Microsoft" } }),
    answer("/sign-in/provider", provider),
    answer("/sign-in/rules", list([rule])),
    answer("/tenants", list([makeTenant({})])),
    answer("/tenant-groups", list([])),
  ),
);

test("the provider and the rules are shown", async () => {
  show();
  expect(await screen.findByText("It answers")).toBeVisible();
  expect(screen.getByText(provider.redirectUri)).toBeVisible();
  const row = await screen.findByRole("row", { name: /7c1f2a9e/ });
  await waitFor(() => expect(row).toHaveTextContent("Harbour Accountants"));
  expect(row).toHaveTextContent("Operator");
});

test("a provider that is away says why", async () => {
  const away = { ...provider, available: false, problem: "the metadata cannot be fetched" };
  server.use(answer("/sign-in/provider", away));
  show();
  expect(await screen.findByText("the metadata cannot be fetched")).toBeVisible();
});

test("a rule is made", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/sign-in/rules", list([])),
    http.post("*/api/v1/sign-in/rules", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(rule, { status: 201 });
    }),
  );
  show();
  expect(await screen.findByText(/There is no rule yet/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Add rule" }));
  const dialog = await screen.findByRole("dialog", { name: "Add rule" });
  await userEvent.type(within(dialog).getByLabelText(/Value/), "7c1f2a9e");
  await userEvent.selectOptions(within(dialog).getByLabelText("Role"), "operator");
  await within(dialog).findByRole("option", { name: "Harbour Accountants" });
  await userEvent.selectOptions(within(dialog).getByLabelText("Over"), "tenant:t1");
  await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(sent).toEqual([
      { claim: "groups", value: "7c1f2a9e", note: "", role: "operator", tenantId: "t1" },
    ]),
  );
});

test("deleting tells what happens to those who met the rule", async () => {
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Delete the rule for 7c1f2a9e" }));
  const dialog = await screen.findByRole("dialog", { name: "Delete the rule for 7c1f2a9e" });
  expect(dialog).toHaveTextContent("Their sessions end");
});

test("who is no administrator of everything is told what it needs", async () => {
  const roles = { overAll: "viewer", tenants: { t1: "administrator" }, groups: {} };
  const { client } = show();
  client.setQueryData(keys.session, { ...session, roles });
  expect(await screen.findByText(/needs the role administrator over all tenants/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Add rule" })).toBeNull();
});

test("without a provider the page tells how to get one", async () => {
  server.use(answer("/public/config", { ...config, provider: null }));
  show();
  expect(await screen.findByText("People sign in with local accounts only")).toBeVisible();
});

test("a failure says why, and loading is shown", async () => {
  server.use(refuse("/sign-in/rules", 500, "The database is away."), hang("/sign-in/provider"));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
  expect(screen.getAllByLabelText("Loading").length).toBeGreaterThan(0);
});
