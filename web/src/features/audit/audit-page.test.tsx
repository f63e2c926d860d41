import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { AuditChain, AuditEntry } from "@/api/types";
import { answer, list, refuse } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { AuditPage } from "./audit-page";

const entry: AuditEntry = {
  id: 7,
  at: "2026-11-25T10:00:00Z",
  actor: "ada",
  kind: "session",
  address: "203.0.113.9",
  request: "r1",
  action: "tenant.change",
  subject: "t1",
  tenantId: "t1",
  tenantName: "Contoso",
  result: "done",
  detail: { before: { enabled: true, name: "Contoso" }, after: { enabled: false, name: "Contoso" } },
  erased: false,
  hash: "ab".repeat(32),
};
const whole: AuditChain = {
  whole: true,
  entries: 7,
  heads: 2,
  firstEntry: 1,
  brokenAt: null,
  fault: null,
  day: null,
};
const show = (at = "/settings/audit") => renderPage({ Component: AuditPage, path: "/settings/audit", at });

beforeEach(() => server.use(answer("/tenants", list([])), answer("/audit/chain", whole)));

test("without an entry the page says what will stand there", async () => {
  server.use(answer("/audit", list([])));
  show();
  expect(await screen.findByText("No entry yet")).toBeVisible();
  expect(await screen.findByText("The trail is whole")).toBeVisible();
});

test("a failure says why", async () => {
  server.use(refuse("/audit", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});

test("a broken chain says where and what to do", async () => {
  const broken = { ...whole, whole: false, brokenAt: 5, fault: "changed" };
  server.use(answer("/audit", list([])), answer("/audit/chain", broken));
  show();
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("The trail is broken at entry 5");
  expect(alert).toHaveTextContent("Keep a copy of the data folder");
});

test("the filter of the address is asked for and exported", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/audit", ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json(list([entry]));
    }),
  );
  show("/settings/audit?actor=ada&result=done");
  expect(await screen.findByText("203.0.113.9", { exact: false })).toBeInTheDocument();
  expect(asked[0]).toContain("actor=ada");
  expect(asked[0]).toContain("result=done");
  const csv = screen.getByRole("link", { name: "Export CSV" });
  expect(csv).toHaveAttribute("href", "/api/v1/audit/export?format=csv&actor=ada&result=done");
});

test("an entry opens with what was before and after", async () => {
  server.use(answer("/audit", list([entry])), answer("/audit/7", entry));
  const { router } = show();
  await userEvent.click(await screen.findByRole("button", { name: "Details of entry 7" }));
  expect(router.state.location.search).toContain("entry=7");
  const dialog = await screen.findByRole("dialog", { name: "Entry 7" });
  const row = await within(dialog).findByRole("row", { name: "enabled true false" });
  expect(row).toBeInTheDocument();
  expect(within(dialog).queryByRole("row", { name: /^name/ })).toBeNull();
});
