import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { answer, list } from "@/test/answers";
import { makeTenant, preferences } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { PaletteButton } from "./palette-button";

test("letters typed right after the keys that open the palette are in its field", async () => {
  // Nothing has a place or a size in jsdom, and a dialog gives the focus only to what can be seen.
  vi.spyOn(HTMLElement.prototype, "offsetParent", "get").mockReturnValue(document.body);
  vi.spyOn(document.body, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 1440, 900));
  server.use(
    answer("/tenants", list([makeTenant({})])),
    answer("/account/preferences", preferences),
    answer("/search", { tenants: [], areas: [], resources: [], drifts: [], complete: true }),
  );
  renderPage({ Component: PaletteButton, path: "/", at: "/" });
  await userEvent.keyboard("{Control>}k{/Control}mill");
  expect(await screen.findByRole("combobox")).toHaveValue("mill");
});
