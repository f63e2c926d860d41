import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { keys } from "@/api/keys";
import { renderPage } from "@/test/render-page";
import { PermittedButton } from "./permitted-button";

function show(roles: { overAll: string | null; tenants: Record<string, string> }) {
  const onClick = vi.fn();
  const Component = () => (
    <PermittedButton needs="approver" tenant="t1" onClick={onClick}>
      Agree
    </PermittedButton>
  );
  const { client } = renderPage({ Component, path: "/", at: "/" });
  act(() => client.setQueryData(keys.session, { roles }));
  return onClick;
}

test("who lacks the role in the tenant is told so, and nothing happens", async () => {
  const onClick = show({ overAll: "viewer", tenants: { t2: "approver" } });
  const description = "You need the role approver in this tenant";
  const button = await screen.findByRole("button", { name: "Agree", description });
  expect(button).toHaveAttribute("aria-disabled", "true");
  await userEvent.click(button);
  expect(onClick).not.toHaveBeenCalled();
});

test("who has the role in the tenant can act", async () => {
  const onClick = show({ overAll: null, tenants: { t1: "approver" } });
  await userEvent.click(await screen.findByRole("button", { name: "Agree" }));
  expect(onClick).toHaveBeenCalledOnce();
});
