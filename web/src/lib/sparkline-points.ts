interface Dated {
  readonly day: string;
  readonly value: number;
}

/** Half of the line's width, so that it is not cut at the edges. */
const EDGE = 2;

/** The points of an SVG line through the values, spaced by their dates. A value that never changes lies in the middle. */
export function sparklinePoints(days: readonly Dated[], width: number, height: number): string {
  const times = days.map((day) => Date.parse(day.day));
  const values = days.map((day) => day.value);
  const x = scale(times, EDGE, width - EDGE);
  const y = scale(values, height - EDGE, EDGE);
  return days.map((day) => `${x(Date.parse(day.day))},${y(day.value)}`).join(" ");
}

function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) return () => (from + to) / 2;
  return (value) => Math.round((from + ((value - least) / (most - least)) * (to - from)) * 10) / 10;
}
