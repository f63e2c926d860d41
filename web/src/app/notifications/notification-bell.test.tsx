import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import { answer, list, refuse } from "@/test/answers";
import { makeDrift, makeTenant, session } from "@/test/fixtures";
import { makeSummary } from "@/test/plan-fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { NotificationBell } from "./notification-bell";

const drift = makeDrift({});

beforeEach(() => localStorage.clear());

/** Answers by what the bell asks for: drifts by severity, plans by state. */
function has(found: { high?: object[]; critical?: object[]; proposed?: object[]; incomplete?: object[] }) {
  const byWord = new Map(Object.entries(found));
  const asked: string[] = [];
  const answerBy = (path: string, word: string) =>
    http.get(`*/api/v1${path}`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(`${path} ${searchParams.get("limit")}`);
      return HttpResponse.json(list(byWord.get(searchParams.get(word) ?? "") ?? []));
    });
  server.use(
    answer("/tenants", list([makeTenant({})])),
    answerBy("/drifts", "severity"),
    answerBy("/plans", "state"),
  );
  return asked;
}

const show = () =>
  renderPage({ Component: () => <NotificationBell session={session} />, path: "/", at: "/" });
const bell = (name: string) => screen.findByRole("button", { name });
const opened = () => screen.findByRole("dialog", { name: "Notifications" });

test("the bell counts what is new, and each entry leads to where it is dealt with", async () => {
  const asked = has({ high: [drift], proposed: [makeSummary({ author: "bob" })] });
  const { router } = show();
  await userEvent.click(await bell("Notifications, 2 new"));
  const links = await within(await opened()).findAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual([
    expect.stringMatching(/^Restore waits for approval.*New$/),
    expect.stringMatching(/^Require MFA for administrators.*High · Harbour Accountants · .*New$/),
  ]);
  expect(asked).toHaveLength(4);
  expect(asked.every((request) => request.endsWith(" 20"))).toBe(true);
  await userEvent.click(screen.getByRole("link", { name: /Require MFA/ }));
  expect(router.state.location.pathname).toBe("/drifts/d1");
});

test("to open it is to have looked: marks stay while it is open, and are gone the next time", async () => {
  has({ critical: [drift] });
  show();
  await userEvent.click(await bell("Notifications, 1 new"));
  expect(await within(await opened()).findByText("New")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  const quiet = await bell("Notifications, nothing new");
  await waitFor(() => expect(quiet).toHaveFocus());
  await userEvent.click(quiet);
  expect(await within(await opened()).findByRole("link", { name: /Require MFA/ })).toBeVisible();
  expect(screen.queryByText("New")).not.toBeInTheDocument();
});

test("many drifts are led by how many are new, and by the way to all of them", async () => {
  const many = Array.from({ length: 12 }, (_, index) => makeDrift({ id: `d${index}` }));
  has({ high: many });
  show();
  await userEvent.click(await bell("Notifications, 12 new"));
  const links = await within(await opened()).findAllByRole("link");
  expect(links).toHaveLength(4);
  expect(links[0]).toHaveTextContent("12 new high drifts");
  expect(links[0]).toHaveAttribute("href", "/drifts?severity=high");
});

test("nothing to attend to is said in a sentence", async () => {
  has({});
  show();
  await userEvent.click(await bell("Notifications, nothing new"));
  expect(await within(await opened()).findByText(/^Nothing needs your attention/)).toBeVisible();
});

test("what could not be loaded is said, and is not taken for seen", async () => {
  has({ high: [drift] });
  server.use(refuse("/plans", 500, "the disk is full"));
  show();
  await userEvent.click(await bell("Notifications, 1 new"));
  expect(await within(await opened()).findByText(/disk is full/)).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(await bell("Notifications, 1 new")).toBeVisible();
});
