import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { EncryptionKeys, LogLevel } from "@/api/types";
import { answer } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { ServerPage } from "./server-page";

const keys: EncryptionKeys = {
  current: "9f86d081884c7d65",
  previous: null,
  dataKeys: 101,
  waiting: 0,
  previousMayGo: false,
  missing: [],
};
const level: LogLevel = { level: "info", configured: "info", until: null };

function show(found: Partial<EncryptionKeys> = {}, ...answers: Parameters<typeof server.use>) {
  server.use(...answers, answer("/encryption-keys", { ...keys, ...found }), answer("/log-level", level));
  return renderPage({ Component: ServerPage, path: "/settings/server", at: "/settings/server" });
}

test.each([
  [{ previous: "2c26b46b68ffc68f", waiting: 40 }, /^40 of 101 data keys wait/],
  [{ previous: "2c26b46b68ffc68f", previousMayGo: true }, /the previous one may be taken away/],
  [{ missing: ["2c26b46b68ffc68f"] }, /needs key 2c26b46b68ffc68f before its next start/],
])("a change of keys is told: %j", async (found, expected) => {
  show(found);
  expect(await screen.findByText(expected)).toBeVisible();
  expect(screen.getByText("9f86d081884c7d65")).toBeVisible();
});

test("the level of the log is chosen for some minutes and ended", async () => {
  const asked: unknown[] = [];
  show(
    {},
    http.put("*/api/v1/log-level", async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ level: "debug", configured: "info", until: "2026-11-26T12:00:00Z" });
    }),
    http.delete("*/api/v1/log-level", () => HttpResponse.json(level)),
  );
  await userEvent.selectOptions(await screen.findByLabelText("Level"), "debug");
  const minutes = screen.getByLabelText("For minutes");
  await userEvent.clear(minutes);
  await userEvent.click(screen.getByRole("button", { name: "Log at this level" }));
  expect(screen.getByText("A whole number of minutes from 1 to 1,440")).toBeVisible();
  expect(asked).toEqual([]);
  await userEvent.type(minutes, "15");
  await userEvent.click(screen.getByRole("button", { name: "Log at this level" }));
  expect(await screen.findByText(/^Debug\. Until/)).toBeVisible();
  expect(asked).toEqual([{ level: "debug", minutes: 15 }]);
  await userEvent.click(screen.getByRole("button", { name: "Back to the configured level" }));
  expect(await screen.findByText("As configured: Info")).toBeVisible();
});

test("a refusal of the server is told", async () => {
  const detail = "minutes: expected a number of minutes from 1 to 1440";
  show(
    {},
    http.put("*/api/v1/log-level", () =>
      HttpResponse.json(
        { type: "about:blank", title: "Refused", status: 422, code: "invalidField", detail },
        { status: 422 },
      ),
    ),
  );
  await userEvent.click(await screen.findByRole("button", { name: "Log at this level" }));
  expect(await screen.findByText(/expected a number of minutes from 1 to 1440/)).toBeVisible();
});
