import { SEVERITIES, type Severity, type SeverityCounts, totalCount } from "./severity";

interface TrendDay {
  readonly day: string;
  readonly open: SeverityCounts;
}

export interface TrendArea {
  readonly severity: Severity;
  /** An SVG path that is closed along the severity below. */
  readonly path: string;
}

/** One area for each severity, stacked with the worst at the bottom and spaced by the dates of the days. */
export function trendAreas(days: readonly TrendDay[], width: number, height: number): TrendArea[] {
  const times = days.map(({ day }) => Date.parse(day));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const most = Math.max(1, ...days.map(({ open }) => totalCount(open)));
  const x = (time: number) => round(last === first ? 0 : ((time - first) / (last - first)) * width);
  const y = (count: number) => round(height - (count / most) * height);
  const line = (upTo: number) =>
    days.map(({ day, open }) => {
      const below = SEVERITIES.slice(0, upTo).reduce((sum, severity) => sum + open[severity], 0);
      return `${x(Date.parse(day))},${y(below)}`;
    });
  return SEVERITIES.map((severity, index) => ({
    severity,
    path: `M${[...line(index + 1), ...line(index).toReversed()].join("L")}Z`,
  }));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
