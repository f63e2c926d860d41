import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { AreaChange } from "@/api/types";
import { answer, list, refuse } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { AreaChanges } from "./area-changes";

const CHANGES = "/tenants/t1/areas/locations/changes";

function show(at: string) {
  const Component = () => <AreaChanges tenant="t1" area="locations" />;
  return renderPage({ Component, path: "/changes", at: `/changes${at}` });
}

const renamed: AreaChange = {
  resourceId: "r1",
  name: "Offices in Europe",
  renamedFrom: "Offices",
  change: "changed",
  changes: [],
  names: {},
  nearest: true,
};

test("without a time it says what to choose", async () => {
  show("");
  expect(await screen.findByText("Choose a time to see what changed in this area since then.")).toBeVisible();
});

test("a rename is a rename, and what is not certain is said", async () => {
  server.use(
    answer(CHANGES, list([renamed, { ...renamed, resourceId: "r2", name: "Lab", change: "removed" }])),
  );
  show("?from=2026-11-25T09:00:00.000Z");
  expect(await screen.findByRole("link", { name: "Offices in Europe" })).toBeVisible();
  expect(screen.getAllByText("It was called “Offices” before.")[0]).toBeVisible();
  expect(screen.getByText("Gone")).toBeVisible();
  expect(screen.getAllByText(/nearest ones were compared/)[0]).toBeVisible();
});

test("a time before the history tells since when there is one", async () => {
  const detail = "from: there is history since 2026-11-01T00:00:00.000Z: give that time or a later one";
  server.use(refuse(CHANGES, 422, detail));
  show("?from=2020-01-01T00:00:00.000Z");
  expect(await screen.findByText(/there is history since 2026-11-01/)).toBeVisible();
});
