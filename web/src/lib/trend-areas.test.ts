import { expect, test } from "vitest";
import { trendAreas } from "./trend-areas";

const day = (date: string, critical: number, low: number) => ({
  day: date,
  open: { critical, high: 0, medium: 0, low },
});

test("areas are stacked with the worst at the bottom, and a missing day is a longer step", () => {
  const days = [day("2026-11-01", 0, 4), day("2026-11-02", 1, 3), day("2026-11-05", 2, 0)];
  const areas = trendAreas(days, 100, 40);
  expect(areas.map((area) => area.severity)).toEqual(["critical", "high", "medium", "low"]);
  expect(areas[0]?.path).toBe("M0,40L25,30L100,20L100,40L25,40L0,40Z");
  expect(areas[3]?.path).toBe("M0,0L25,0L100,20L100,20L25,30L0,40Z");
});

test("days without a drift lie on the ground", () => {
  const [critical] = trendAreas([day("2026-11-01", 0, 0), day("2026-11-02", 0, 0)], 100, 40);
  expect(critical?.path).toBe("M0,40L100,40L100,40L0,40Z");
});
