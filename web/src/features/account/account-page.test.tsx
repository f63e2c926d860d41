import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";
import type { Account, OwnSession } from "@/api/types";
import { answer, list, refuse } from "@/test/answers";
import { preferences } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { AccountPage } from "./account-page";

const account: Account = {
  id: "u1",
  username: "ada",
  mustChangePassword: false,
  passwordChangedAt: "2026-11-25T10:00:00Z",
  recoveryCodesLeft: 0,
};

const session = (id: string, rest: Partial<OwnSession>): OwnSession => ({
  id,
  isCurrent: false,
  createdAt: "2026-11-26T10:00:00Z",
  lastUsedAt: "2026-11-26T11:00:00Z",
  expiresAt: "2026-11-26T22:00:00Z",
  address: "192.0.2.7",
  browser: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  ...rest,
});

const show = () => renderPage({ Component: AccountPage, path: "/account", at: "/account" });

beforeEach(() =>
  server.use(
    answer("/account", account),
    answer("/account/preferences", preferences),
    answer("/account/sessions", list([session("s1", { isCurrent: true }), session("s2", {})])),
  ),
);

test("an app is set up with a code that proves it, and recovery codes are shown", async () => {
  server.use(
    http.post("*/api/v1/account/second-factor", () =>
      HttpResponse.json({ secret: "GEZDGNBV", uri: "otpauth://totp/Plumbline:ada?secret=GEZDGNBV" }),
    ),
    http.post("*/api/v1/account/second-factor/confirmation", () =>
      HttpResponse.json({ codes: ["7K2M-9QXA-4TBN", "0000-1111-2222"] }),
    ),
  );
  show();
  await userEvent.click(await screen.findByRole("button", { name: "Set up an authenticator app" }));
  const dialog = await screen.findByRole("dialog", { name: "Set up an authenticator app" });
  await userEvent.type(within(dialog).getByLabelText(/Your password/), "plumb line");
  await userEvent.click(within(dialog).getByRole("button", { name: "Go on" }));
  expect(await screen.findByRole("img", { name: "QR code for the authenticator app" })).toBeVisible();
  await userEvent.type(screen.getByLabelText(/Code that the app shows now/), "123456");
  await userEvent.click(screen.getByRole("button", { name: "Turn on" }));
  expect(await screen.findByText("7K2M-9QXA-4TBN")).toBeVisible();
});

test("two different new passwords are not sent", async () => {
  show();
  await userEvent.type(await screen.findByLabelText(/Current password/), "plumb line");
  await userEvent.type(screen.getByLabelText(/^New password/), "another long password");
  await userEvent.type(screen.getByLabelText(/Repeat the new password/), "another long passwort");
  await userEvent.click(screen.getByRole("button", { name: "Change password" }));
  expect(await screen.findByText("The two passwords differ")).toBeVisible();
});

test("another session is ended, and one's own is not offered", async () => {
  const ended: string[] = [];
  server.use(
    http.delete("*/api/v1/account/sessions/:id", ({ params }) => {
      ended.push(String(params.id));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  show();
  const end = await screen.findAllByRole("button", { name: /^End the session of Firefox on Linux/ });
  expect(end).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: /^End the session of Firefox on Linux/ }));
  await waitFor(() => expect(ended).toEqual(["s2"]));
});

test("who comes from the sign-in provider has no password here", async () => {
  server.use(answer("/account", { ...account, passwordChangedAt: null }));
  show();
  expect(await screen.findByText(/There is no password here/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Set up an authenticator app" })).toBeNull();
});

test("a failure says why", async () => {
  server.use(refuse("/account", 500, "The database is away."));
  show();
  expect(await screen.findByText("The database is away.")).toBeVisible();
});

test("a time zone is chosen and kept with the account", async () => {
  let kept: unknown;
  server.use(
    http.put("*/api/v1/account/preferences", async ({ request }) => {
      kept = await request.json();
      return HttpResponse.json({ ...preferences, timeZone: "UTC" });
    }),
  );
  show();
  await userEvent.selectOptions(await screen.findByLabelText(/Time zone/), "UTC");
  await waitFor(() => expect(kept).toEqual({ ...preferences, timeZone: "UTC" }));
});
