import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { answer, list, refuse } from "@/test/answers";
import { restoreEntry } from "@/test/plan-fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { RestoreLog } from "./restore-log";

const show = () =>
  renderPage({
    Component: () => <RestoreLog filter={{ tenant: "t1", area: "groups", resource: "g1" }} />,
    path: "/",
    at: "/",
  });

test("a request tells who asked, who approved, what was sent and what came of it", async () => {
  const asked: string[] = [];
  server.use(
    http.get("*/api/v1/restores", ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json(list([restoreEntry]));
    }),
  );
  show();
  const row = within(await screen.findByRole("table", { name: "Restore log" })).getAllByRole("row")[1];
  for (const text of ["asked by ada", "approved by grace", "HTTP 204", "Request req-1", "Verified"]) {
    expect(row).toHaveTextContent(text);
  }
  expect(asked[0]).toBe("?tenant=t1&area=groups&resource=g1");
});

test("an approval by policy is named as such", async () => {
  const approvals = [{ by: "plumbline", at: "2026-11-27T09:10:00Z", byPolicy: true }];
  const operation = { ...restoreEntry.operation, approvals };
  server.use(answer("/restores", list([{ ...restoreEntry, operation }])));
  show();
  expect(await screen.findByText("approved by policy")).toBeVisible();
});

test("a request that Microsoft did not answer is told by our own number", async () => {
  const operation = { ...restoreEntry.operation, state: "unclear", status: null, requestId: null };
  server.use(answer("/restores", list([{ ...restoreEntry, operation }])));
  show();
  expect(await screen.findByText(/^Our request ours-1/)).toBeVisible();
});

test("before anything was written the log says what will stand there", async () => {
  server.use(answer("/restores", list([])));
  show();
  expect(await screen.findByText("Nothing was written yet")).toBeVisible();
});

test("a failure says why", async () => {
  server.use(refuse("/restores", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});
