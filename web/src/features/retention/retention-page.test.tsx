import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { Retention, RetentionKind } from "@/api/types";
import { answer } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { RetentionPage } from "./retention-page";

const terms = {
  everyVersionDays: 90,
  dailyDays: 365,
  monthlyDays: 2557,
  collectionDays: 90,
  driftEventDays: 730,
  tenantEventDays: 730,
  resolvedDriftDays: 3650,
  heldBackDays: 30,
  jobDays: 7,
  figureDays: 90,
  auditDays: 1095,
};
const kinds: RetentionKind[] = [
  {
    key: "jobs",
    what: "The progress of syncs",
    why: "Faults can be looked at",
    term: "jobDays",
    days: 7,
    leastDays: 1,
    rule: null,
  },
  {
    key: "accessTokens",
    what: "Access tokens",
    why: "Tenants are read with them",
    term: null,
    days: null,
    leastDays: null,
    rule: "In memory only",
  },
];
const retention: Retention = {
  terms,
  defaults: terms,
  changedAt: null,
  changedBy: null,
  kinds,
  runs: [],
};

function show(...answers: Parameters<typeof server.use>) {
  server.use(...answers, answer("/retention", retention));
  return renderPage({ Component: RetentionPage, path: "/settings/retention", at: "/settings/retention" });
}

test("terms are changed, and only whole ones are sent", async () => {
  const asked: unknown[] = [];
  show(
    http.put("*/api/v1/retention", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ ...retention, changedBy: "ada" });
    }),
  );
  const every = await screen.findByLabelText("Every version");
  expect(screen.getByText("These are the defaults.")).toBeVisible();
  await userEvent.clear(every);
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByText("A whole number of days from 1 to 36,500")).toBeVisible();
  expect(asked).toEqual([]);
  await userEvent.type(every, "30");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const question = await screen.findByRole("dialog", { name: "Keep less from now on?" });
  expect(question).toHaveTextContent("Every version: 30 days in place of 90");
  expect(asked).toEqual([]);
  await userEvent.click(within(question).getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Chosen by ada")).toBeVisible();
  expect(asked).toEqual([{ ...terms, everyVersionDays: 30 }]);
});

test("everything that is kept stands in a table, with why and how long", async () => {
  show();
  const table = await screen.findByRole("table", { name: "What is kept" });
  expect(
    within(table).getByRole("row", { name: /^The progress of syncs Faults .* 7 days By a term below$/ }),
  ).toBeVisible();
  expect(within(table).getByRole("row", { name: /^Access tokens .* In memory only Fixed$/ })).toBeVisible();
});

test("a refusal of the server is told", async () => {
  const detail = "dailyDays: expected 400 to 36500 days";
  show(
    http.put("*/api/v1/retention", () =>
      HttpResponse.json(
        { type: "about:blank", title: "Refused", status: 422, code: "invalidField", detail },
        { status: 422 },
      ),
    ),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Save" }));
  expect(await screen.findByText(/expected 400 to 36500 days/)).toBeVisible();
});
