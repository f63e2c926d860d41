import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { answer } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { VersionComparison } from "./version-comparison";

const version = (number: number) => ({
  version: number,
  label: `Label ${number}`,
  note: "",
  mode: "snapshot",
  active: number === 2,
  createdAt: "2026-11-20T09:00:00Z",
  createdBy: "ada",
  resources: 14,
});
const change = {
  resourceId: "r1",
  name: "Require MFA",
  path: "",
  before: null,
  after: null,
  added: [],
  removed: [],
  lines: [],
};
const Shown = () => <VersionComparison tenant="t1" area="policies" versions={[version(2), version(1)]} />;
const show = () => renderPage({ Component: Shown, path: "/", at: "/" });
const COMPARE = "/tenants/t1/areas/policies/baseline/versions/compare";

test("two versions tell what joined, left, is watched otherwise and has another value", async () => {
  server.use(
    answer(COMPARE, {
      before: version(1),
      after: version(2),
      changes: [
        { ...change, change: "added" },
        {
          ...change,
          change: "rewatched",
          watchBefore: { mode: "snapshot", watchedPaths: [] },
          watchAfter: { mode: "none", watchedPaths: [] },
        },
        { ...change, change: "changed", path: "state", kind: "value", before: "enabled", after: "disabled" },
      ],
    }),
  );
  show();
  expect(await screen.findByText("Require MFA joined the baseline")).toBeVisible();
  expect(screen.getByText("Require MFA is watched in another way")).toBeVisible();
  expect(screen.getByText("Before: Everything. After: Not monitored.")).toBeVisible();
  expect(screen.getByText(/^Require MFA: .*enabled.*disabled/)).toBeVisible();
});

test("two versions that say the same say so", async () => {
  server.use(answer(COMPARE, { before: version(1), after: version(2), changes: [] }));
  show();
  expect(await screen.findByText("Both versions say the same.")).toBeVisible();
});
