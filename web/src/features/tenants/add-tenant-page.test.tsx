import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { answer, list } from "@/test/answers";
import { workingConnection } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { AddTenantPage } from "./add-tenant-page";

async function fill() {
  renderPage({ Component: AddTenantPage, path: "/tenants/new", at: "/tenants/new" });
  await userEvent.type(screen.getByLabelText(/^Name/), "Harbour");
  await userEvent.type(screen.getByLabelText(/Tenant ID/), "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  await userEvent.type(screen.getByLabelText(/client\) ID/), "3f2504e0-4f89-41d3-9a0c-0305e82c3302");
  await userEvent.type(screen.getByLabelText(/Client secret/), "secret");
}

test("a test shows what is unlocked and which permissions are missing", async () => {
  server.use(
    answer("/areas", list([])),
    http.post("*/api/v1/connection-tests", () => HttpResponse.json(workingConnection)),
  );
  await fill();
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(await screen.findByText("Connected to Harbour Accountants Ltd")).toBeVisible();
  expect(screen.getByText("1 permission missing")).toBeVisible();
  const row = screen.getByRole("row", { name: /Update rings/ });
  expect(within(row).getByText("Locked")).toBeVisible();
});

test("a refused secret shows the way out", async () => {
  server.use(
    answer("/areas", list([])),
    http.post("*/api/v1/connection-tests", () =>
      HttpResponse.json({
        ...workingConnection,
        ok: false,
        areas: [],
        error: {
          code: "invalid_client",
          message: "The secret is wrong.",
          hint: "Copy its value, not its ID.",
        },
      }),
    ),
  );
  await fill();
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(await screen.findByText(/The secret is wrong. Copy its value, not its ID./)).toBeVisible();
});

test("a wrong GUID is told before anything is sent", async () => {
  server.use(answer("/areas", list([])));
  renderPage({ Component: AddTenantPage, path: "/tenants/new", at: "/tenants/new" });
  await userEvent.type(screen.getByLabelText(/Tenant ID/), "contoso.com");
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(await screen.findByText(/Must be a GUID/)).toBeVisible();
});

test("a certificate is taken from files and sent as text", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/areas", list([])),
    http.post("*/api/v1/connection-tests", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(workingConnection);
    }),
  );
  renderPage({ Component: AddTenantPage, path: "/tenants/new", at: "/tenants/new" });
  await userEvent.type(screen.getByLabelText(/Tenant ID/), "3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  await userEvent.type(screen.getByLabelText(/client\) ID/), "3f2504e0-4f89-41d3-9a0c-0305e82c3302");
  await userEvent.selectOptions(screen.getByLabelText("Signs in with"), "Certificate");
  const certificate = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";
  const key = "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----\n";
  const files = document.querySelectorAll<HTMLInputElement>("input[type=file]");
  const [first, second] = files;
  if (!first || !second) throw new Error("two fields take files");
  await userEvent.upload(first, new File([certificate], "c.pem"));
  await userEvent.upload(second, new File([key], "k.pem"));
  expect(await screen.findByDisplayValue(/BEGIN PRIVATE KEY/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(await screen.findByText("Connected to Harbour Accountants Ltd")).toBeVisible();
  expect(sent).toEqual([
    {
      tenantId: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
      credential: {
        kind: "certificate",
        clientId: "3f2504e0-4f89-41d3-9a0c-0305e82c3302",
        certificate,
        privateKey: key,
        algorithm: "PS256",
      },
    },
  ]);
});

test("a consent is chosen, with exactly what is asked for and why, and goes to Microsoft", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/areas", list([])),
    answer("/app-registrations", list([{ id: "a1", name: "Plumbline reads", purpose: "read" }])),
    answer(
      "/consents/permissions",
      list([
        { permission: "Policy.Read.All", allows: "read policies", areas: ["Conditional access policies"] },
      ]),
    ),
    http.post("*/api/v1/consents", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(
        { title: "Conflict", status: 409, code: "publicUrlMissing", detail: "set PLUMBLINE_PUBLIC_URL" },
        { status: 409 },
      );
    }),
  );
  renderPage({ Component: AddTenantPage, path: "/tenants/new", at: "/tenants/new" });
  await userEvent.click(screen.getByRole("radio", { name: /^Admin consent/ }));
  expect(await screen.findByText("To read policies. For: Conditional access policies.")).toBeVisible();
  await userEvent.click(await screen.findByRole("button", { name: "Continue to Microsoft" }));
  expect(await screen.findByText(/PLUMBLINE_PUBLIC_URL/)).toBeVisible();
  expect(sent).toEqual([{ purpose: "read", appRegistrationId: "a1", tenant: null }]);
});

test("a partner sign-in offers only app registrations that are for that", async () => {
  server.use(
    answer("/areas", list([])),
    answer(
      "/app-registrations",
      list([
        { id: "a1", name: "Reads", purpose: "read" },
        { id: "a2", name: "Partner", purpose: "delegated" },
      ]),
    ),
    answer("/consents/permissions", list([])),
  );
  renderPage({ Component: AddTenantPage, path: "/tenants/new", at: "/tenants/new?by=partner" });
  const choice = await screen.findByLabelText("Signed in through");
  expect(
    within(choice)
      .getAllByRole("option")
      .map((option) => option.textContent),
  ).toEqual(["Partner"]);
  await userEvent.click(screen.getByRole("button", { name: "Save and sync" }));
  expect(await screen.findByText(/Must be a GUID/)).toBeVisible();
});
