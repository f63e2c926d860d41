import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { AppRegistrationDetail } from "@/api/types";
import { daysFromNow } from "@/lib/time";
import { answer } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { AppRegistrationPage } from "./app-registration-page";

function makeDetail(tenantCount: number): AppRegistrationDetail {
  return {
    appRegistration: {
      id: "a1",
      name: "Ours",
      purpose: "read",
      createdAt: "2026-11-01T08:00:00Z",
      expiry: "soon",
      tenantCount,
      credential: {
        kind: "certificate",
        clientId: "3f2504e0-4f89-41d3-9a0c-0305e82c3302",
        thumbprint: "A1B2C3",
        subject: "CN=Plumbline",
        algorithm: "PS256",
        expiresAt: daysFromNow(6.5, Date.now()),
        storedAt: "2026-11-01T08:00:00Z",
      },
    },
    tenants: tenantCount > 0 ? [{ id: "t1", name: "Harbour Accountants" }] : [],
    warnings: [],
  };
}

function show(detail: AppRegistrationDetail) {
  server.use(answer("/app-registrations/a1", detail));
  renderPage({
    Component: AppRegistrationPage,
    path: "/settings/app-registrations/:appRegistrationId",
    at: "/settings/app-registrations/a1",
  });
}

test("shows when the credential ends and who depends on it, and nothing secret", async () => {
  show(makeDetail(1));
  expect(await screen.findByText("Expires in 6 days")).toBeVisible();
  expect(screen.getByText("A1B2C3")).toBeVisible();
  expect(screen.getByRole("link", { name: "Harbour Accountants" })).toHaveAttribute("href", "/tenants/t1");
  expect(screen.getByLabelText(/Client secret/)).toHaveValue("");
  expect(screen.queryByText("Rotation")).not.toBeInTheDocument();
});

test("one in use cannot be deleted, and says why", async () => {
  show(makeDetail(1));
  expect(await screen.findByText(/1 tenant is connected through it/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Delete…" })).toHaveAttribute("aria-disabled", "true");
});

test("a refused credential keeps what was typed and tells Microsoft's words", async () => {
  show(makeDetail(1));
  server.use(
    http.put("*/api/v1/app-registrations/a1/credential", () =>
      HttpResponse.json(
        {
          title: "Unprocessable Entity",
          status: 422,
          code: "credentialRefused",
          detail: "AADSTS7000215: wrong",
        },
        { status: 422 },
      ),
    ),
  );
  await userEvent.type(await screen.findByLabelText(/Client secret/), "typed");
  await userEvent.click(screen.getByRole("button", { name: "Replace" }));
  expect(await screen.findByText(/AADSTS7000215: wrong/)).toBeVisible();
  expect(screen.getByLabelText(/Client secret/)).toHaveValue("typed");
});
