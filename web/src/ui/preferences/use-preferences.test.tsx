import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import type { Preferences } from "@/api/types";
import { preferences } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { withFavourite } from "./favourites";
import { usePreferences } from "./use-preferences";

function Choices() {
  const { preferences: chosen, change } = usePreferences();
  return (
    <>
      <button type="button" onClick={() => change((current) => withFavourite(current, "t1", true))}>
        Favourite
      </button>
      <button type="button" onClick={() => change((current) => ({ ...current, density: "compact" }))}>
        Compact
      </button>
      <output>{`${chosen.density} ${chosen.favourites.join()}`}</output>
    </>
  );
}

function account(stored: Preferences) {
  const kept = { stored };
  server.use(
    http.get("*/api/v1/account/preferences", () => HttpResponse.json(kept.stored)),
    http.put("*/api/v1/account/preferences", async ({ request }) => {
      kept.stored = JSON.parse(await request.text());
      return HttpResponse.json(kept.stored);
    }),
  );
  return kept;
}

const show = () => renderPage({ Component: Choices, path: "/", at: "/" });

test("two quick changes are both kept, and so is what another window changed", async () => {
  const kept = account(preferences);
  show();
  await screen.findByText("comfortable");
  kept.stored = { ...kept.stored, theme: "dark" };
  await userEvent.click(screen.getByRole("button", { name: "Favourite" }));
  await userEvent.click(screen.getByRole("button", { name: "Compact" }));
  await waitFor(() =>
    expect(kept.stored).toEqual({ ...preferences, theme: "dark", density: "compact", favourites: ["t1"] }),
  );
});

test("a change that waits for another one shows all the while", async () => {
  const kept = account(preferences);
  show();
  await screen.findByText("comfortable");
  const shown: string[] = [];
  const output = screen.getByText("comfortable");
  new MutationObserver(() => shown.push(output.textContent ?? "")).observe(output, {
    characterData: true,
    childList: true,
    subtree: true,
  });
  await userEvent.click(screen.getByRole("button", { name: "Compact" }));
  await userEvent.click(screen.getByRole("button", { name: "Favourite" }));
  await waitFor(() =>
    expect(kept.stored).toEqual({ ...preferences, density: "compact", favourites: ["t1"] }),
  );
  expect(shown).toEqual(["compact ", "compact t1"]);
});

test("a change that the server refuses is taken back", async () => {
  account(preferences);
  server.use(
    http.put("*/api/v1/account/preferences", () =>
      HttpResponse.json({ status: 422, title: "Unprocessable", code: "invalidField" }, { status: 422 }),
    ),
  );
  show();
  await screen.findByText("comfortable");
  await userEvent.click(screen.getByRole("button", { name: "Compact" }));
  expect(await screen.findByText("comfortable")).toBeVisible();
});
