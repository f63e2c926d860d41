import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { ReturnPage } from "./return-page";

const COMPLETIONS = "*/api/v1/consents/completions";

function comeBack(hash: string) {
  globalThis.history.replaceState(null, "", `/connect/return${hash}`);
  renderPage({ Component: ReturnPage, path: "/connect/return", at: "/connect/return" });
}

beforeEach(() => globalThis.history.replaceState(null, "", "/"));

test("a consent is sent once, leaves the address, and leads to the tenant", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post(COMPLETIONS, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ kind: "read", tenant: "t1", name: "Harbour", isNew: true });
    }),
  );
  comeBack("#state=a.b&tenant=3f2504e0-4f89-41d3-9a0c-0305e82c3301&admin_consent=True");
  expect(await screen.findByText("Harbour is connected")).toBeVisible();
  expect(screen.getByRole("link", { name: "Open the tenant" })).toHaveAttribute("href", "/tenants/t1");
  expect(globalThis.location.hash).toBe("");
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ state: "a.b", tenant: "3f2504e0-4f89-41d3-9a0c-0305e82c3301" });
});

test("what Microsoft refused is told in words, with the way to begin again", async () => {
  server.use(
    http.post(COMPLETIONS, () =>
      HttpResponse.json(
        {
          title: "Unprocessable",
          status: 422,
          code: "consentDeclined",
          detail: "the permissions were declined",
        },
        { status: 422 },
      ),
    ),
  );
  comeBack("#error=access_denied&state=a.b");
  expect(await screen.findByText("The permissions were declined.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Begin again" })).toBeVisible();
});

test("a refused secret leads to where it is entered anew", async () => {
  server.use(
    http.post(COMPLETIONS, () =>
      HttpResponse.json(
        {
          title: "Unprocessable",
          status: 422,
          code: "consentRefused",
          detail: "the consent does not work, so nothing was stored: the client secret is wrong",
        },
        { status: 422 },
      ),
    ),
  );
  comeBack("#state=a.b&tenant=3f2504e0-4f89-41d3-9a0c-0305e82c3301&admin_consent=True");
  expect(await screen.findByText(/the client secret is wrong/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Open the app registrations" })).toHaveAttribute(
    "href",
    "/settings/app-registrations",
  );
  expect(screen.getByRole("link", { name: "Begin again" })).toBeVisible();
});

test("the page by itself says that there is nothing to go on with", async () => {
  comeBack("");
  expect(await screen.findByText(/nothing to go on with/)).toBeVisible();
});
