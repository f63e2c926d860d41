import { expect, test } from "vitest";
import { steadyRows } from "./steady-rows";

const row = (id: string, firstSeenAt: string) => ({ id, firstSeenAt });
const rows = [
  row("c", "2026-11-27T09:00:00Z"),
  row("b", "2026-11-27T08:00:00Z"),
  row("a", "2026-11-27T07:00:00Z"),
];

test("what came since is held back", () => {
  const steady = steadyRows(rows, "2026-11-27T08:00:00Z");
  expect(steady.rows.map(({ id }) => id)).toEqual(["b", "a"]);
  expect(steady.held).toBe(1);
});

test("nothing is held back before anything was shown", () => {
  expect(steadyRows(rows, null)).toEqual({ rows, held: 0 });
});
