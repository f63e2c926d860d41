import { act, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { keys } from "@/api/keys";
import { renderPage } from "@/test/render-page";
import { Page } from "./page";

const CRUMBS = [
  { text: "Portfolio", to: "/" },
  { text: "Contoso", to: "/tenants/t1" },
  { text: "…", to: "/tenants/t1/areas/groups" },
];

const Shown = () => (
  <Page title="All employees" crumbs={CRUMBS}>
    <span>Shown</span>
  </Page>
);

test("the tab tells what is shown and in which tenant, as far as it is known", async () => {
  renderPage({ Component: Shown, path: "/", at: "/" });
  expect(await screen.findByText("Shown")).toBeVisible();
  await waitFor(() => expect(document.title).toBe("All employees · Contoso · Plumbline"));
});

test("the tab carries the name of who runs the installation", async () => {
  const { client } = renderPage({ Component: Shown, path: "/", at: "/" });
  act(() => client.setQueryData(keys.config, { branding: { name: "Northwind", colour: null, logo: null } }));
  await waitFor(() => expect(document.title).toBe("All employees · Contoso · Northwind"));
});

test("a page takes the focus, but not from who types in a dialog meanwhile", async () => {
  const { router } = renderPage({ Component: Shown, path: "/", at: "/elsewhere" });
  render(
    <div role="dialog" aria-label="Search">
      <input aria-label="Words" />
    </div>,
  );
  screen.getByLabelText("Words").focus();
  await act(() => router.navigate("/"));
  expect(screen.getByText("Shown")).toBeVisible();
  expect(screen.getByLabelText("Words")).toHaveFocus();
  screen.getByLabelText("Words").blur();
  await act(() => router.navigate("/elsewhere"));
  await act(() => router.navigate("/"));
  expect(screen.getByRole("heading", { level: 1 })).toHaveFocus();
});
