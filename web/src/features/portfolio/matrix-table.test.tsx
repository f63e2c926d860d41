import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { MatrixCell } from "@/api/types";
import { answer } from "@/test/answers";
import { makeTenant } from "@/test/fixtures";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { MatrixTable } from "./matrix-table";

const CALM: MatrixCell = { reading: "complete", worst: null, open: 0, weakening: 0, gaps: 0, complete: 4 };
const OFF: MatrixCell = { ...CALM, reading: "off", complete: 0 };
const BAD: MatrixCell = { ...CALM, worst: "critical", open: 3, gaps: 1 };

const tenants = [makeTenant({}, { id: "t2", name: "Mill" }), makeTenant({}, { id: "t1", name: "Harbour" })];
const asked: string[] = [];

function Matrix() {
  return <MatrixTable tenants={tenants} workload="" onWorkload={(workload) => asked.push(workload)} />;
}

beforeEach(() => {
  // Rows are drawn as far as the window reaches, which has no size here.
  Object.defineProperty(window, "innerHeight", { value: 800, configurable: true });
  server.use(
    answer("/matrix", {
      columns: [
        { key: "entra_id", title: "Entra ID" },
        { key: "windows365", title: "Windows 365" },
        { key: "intune", title: "Intune" },
      ],
      rows: [
        { tenantId: "t1", cells: [CALM, OFF, BAD] },
        { tenantId: "t2", cells: [CALM, OFF, CALM] },
      ],
    }),
  );
});

test("a cell belongs to its tenant whatever the order, tells the worst and leads to the drifts", async () => {
  renderPage({ Component: Matrix, path: "/", at: "/" });
  const row = await screen.findByRole("row", { name: /Harbour/ });
  const link = within(row).getByRole("link", { name: /3 open drifts/ });
  expect(link).toHaveAccessibleName("Harbour, Intune: 3 open drifts, the worst critical; 1 area not read");
  expect(link).toHaveAttribute("href", "/drifts?tenant=t1");
  expect(within(screen.getByRole("row", { name: /Mill/ })).getAllByText("Read, no open drift")).toHaveLength(
    2,
  );
});

test("what is switched off everywhere is left out, and said so", async () => {
  renderPage({ Component: Matrix, path: "/", at: "/" });
  expect(await screen.findByText("1 column left out: switched off everywhere.")).toBeVisible();
  expect(screen.queryByText("Windows 365")).toBeNull();
});

test("a workload leads to its areas", async () => {
  renderPage({ Component: Matrix, path: "/", at: "/" });
  await userEvent.click(await screen.findByRole("button", { name: "Show the areas of Intune" }));
  expect(asked).toEqual(["intune"]);
});
