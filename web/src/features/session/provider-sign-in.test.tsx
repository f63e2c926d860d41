import { screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { answer, refuse } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { SignInPage } from "./sign-in-page";

const branding = { name: null, colour: null, logo: null };
const config = { name: "Plumbline", version: "0.1.0", demo: false, setupRequired: false, branding };
const show = (at: string) => renderPage({ Component: SignInPage, path: "/sign-in", at });

beforeEach(() =>
  server.use(
    answer("/public/config", { ...config, provider: { name: "Microsoft" } }),
    refuse("/session", 401, "sign in first"),
  ),
);

test("the provider is offered, and brings people back to their page", async () => {
  show("/sign-in?return=%2Fdrifts%3Fstate%3Dopen");
  const link = await screen.findByRole("link", { name: "Sign in with Microsoft" });
  expect(link).toHaveAttribute("href", "/api/v1/auth/login?returnTo=%2Fdrifts%3Fstate%3Dopen");
  expect(screen.getByLabelText(/Password/)).toBeVisible();
});

test("without a provider only accounts of Plumbline are offered", async () => {
  server.use(answer("/public/config", { ...config, provider: null }));
  show("/sign-in");
  expect(await screen.findByLabelText(/Password/)).toBeVisible();
  expect(screen.queryByRole("link", { name: /Sign in with/ })).toBeNull();
});

test("a refusal is a sentence with codes", async () => {
  show("/sign-in?problem=providerRefused&reference=AADSTS50105");
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("The identity provider did not sign you in.");
  expect(alert).toHaveTextContent("Code: providerRefused, AADSTS50105");
});

test("words that somebody wrote into a link are not shown", async () => {
  show("/sign-in?problem=call+0800+123&reference=%3Cscript%3E");
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("Something went wrong.");
  expect(alert).not.toHaveTextContent("0800");
  expect(alert).not.toHaveTextContent("script");
});

test("after signing out the provider's own page is offered", async () => {
  show("/sign-in?signed-out=1");
  const link = await screen.findByRole("link", { name: "Sign out of Microsoft too" });
  expect(link).toHaveAttribute("href", "/api/v1/auth/logout");
});
