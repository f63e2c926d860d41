import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { session } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { SignInForm } from "./sign-in-form";

function refusal(code: string, detail: string) {
  return HttpResponse.json(
    { type: "about:blank", title: "Unauthorized", status: 401, code, detail },
    { status: 401 },
  );
}

const show = () => renderPage({ Component: SignInForm, path: "/sign-in", at: "/sign-in" });

async function enterPassword() {
  await userEvent.type(screen.getByLabelText(/User name/), "ada");
  await userEvent.type(screen.getByLabelText(/Password/), "plumb line and level");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

test("a code is asked for only where the server wants one", async () => {
  const sent: unknown[] = [];
  server.use(
    http.post("*/api/v1/session", async ({ request }) => {
      const body = await request.json();
      sent.push(body);
      expect(request.headers.get("x-plumbline-request")).toBe("1");
      if (JSON.stringify(body).includes("123456")) return HttpResponse.json(session);
      return refusal("codeNeeded", "enter the code that your authenticator app shows");
    }),
  );
  show();
  expect(screen.queryByLabelText(/Code/)).toBeNull();
  await enterPassword();
  await userEvent.type(await screen.findByLabelText(/Code/), " 123456 ");
  expect(screen.queryByRole("alert")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual({ username: "ada", password: "plumb line and level", code: "123456" });
});

test("a wrong code says so, and another account can be chosen", async () => {
  server.use(
    http.post("*/api/v1/session", async ({ request }) => {
      const body = JSON.stringify(await request.json());
      return body.includes("code")
        ? refusal("wrongCode", "this code is wrong")
        : refusal("codeNeeded", "enter the code");
    }),
  );
  show();
  await enterPassword();
  await userEvent.type(await screen.findByLabelText(/Code/), "000000");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByText("This code is wrong.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Sign in with another account" }));
  expect(screen.getByLabelText(/Password/)).toHaveValue("");
});
