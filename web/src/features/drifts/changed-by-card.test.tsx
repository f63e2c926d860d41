import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { keys } from "@/api/keys";
import type { Attribution, LogEntry } from "@/api/types";
import { answer, list } from "@/test/answers";
import { makeDrift } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { DriftPage } from "./drift-page";

const times = {
  since: "2026-11-26T09:00:00Z",
  until: "2026-11-26T10:00:00Z",
  lookedAt: "2026-11-26T10:00:02Z",
};
const bea = { key: "person:bea@contoso.com", kind: "person", name: "bea@contoso.com", isOwn: false };
const entry: LogEntry = {
  id: "e1",
  at: "2026-11-26T09:30:00Z",
  activity: "Update conditional access policy",
  deed: "updated",
  kind: "person",
  name: "bea@contoso.com",
  address: "203.0.113.24",
  properties: ["conditions"],
};

async function show(attribution: Attribution | null, logged: LogEntry[] = []) {
  server.use(
    answer("/drifts/d1", makeDrift({ attribution, logged })),
    answer("/drifts/d1/comments", list([])),
  );
  const { client } = renderPage({ Component: DriftPage, path: "/drifts/:driftId", at: "/drifts/d1" });
  act(() => client.setQueryData(keys.session, { roles: { overAll: "operator", tenants: {} } }));
  return within(await screen.findByRole("region", { name: "Who changed it" }));
}

test("who made the change stands there with what the log says", async () => {
  const card = await show({ ...times, certainty: "exact", changedBy: bea }, [entry]);
  expect(card.getByText("The audit log tells this very change.")).toBeVisible();
  const entries = within(card.getByRole("list", { name: "What the audit log says" }));
  expect(entries.getByText("Update conditional access policy")).toBeVisible();
  expect(entries.getByText(/from 203\.0\.113\.24/)).toBeVisible();
  expect(card.queryByRole("button")).not.toBeInTheDocument();
});

test("of several nobody is named", async () => {
  const card = await show({ ...times, certainty: "ambiguous" }, [entry, { ...entry, id: "e2", name: "cem" }]);
  expect(card.getByText(/Several changed this resource/)).toBeVisible();
  expect(card.getAllByRole("listitem")).toHaveLength(2);
});

test("a log that may not be read says what to grant, and can be asked again", async () => {
  const card = await show({ ...times, gap: "grant AuditLog.Read.All to the app registration" });
  expect(card.getByText("Grant AuditLog.Read.All to the app registration.")).toBeVisible();
  const found = makeDrift({ attribution: { ...times, certainty: "likely", changedBy: bea } });
  server.use(
    http.post("*/api/v1/drifts/d1/attribution/refresh", () => HttpResponse.json(found)),
    answer("/drifts/d1", found),
  );
  await userEvent.click(card.getByRole("button", { name: "Look again" }));
  expect(await screen.findByText(/Nobody else changed this resource/)).toBeVisible();
});

test("what Plumbline did is called its own", async () => {
  const own = { key: "application:1", kind: "application", name: "Plumbline writer", isOwn: true };
  const card = await show({ ...times, certainty: "exact", changedBy: own });
  expect(card.getByText("Plumbline itself, as Plumbline writer")).toBeVisible();
});

test("a change that no reading saw come about says why nobody is named", async () => {
  const card = await show(null);
  expect(card.getByText(/did not see this change come about/)).toBeVisible();
});
