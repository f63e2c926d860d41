import { makeStyles, tokens } from "@fluentui/react-components";
import type { FigureDay } from "@/api/types";
import { sparklinePoints } from "@/lib/sparkline-points";

const WIDTH = 180;
const HEIGHT = 32;

const useStyles = makeStyles({
  chart: { display: "block", width: "100%", maxWidth: `${WIDTH}px`, height: `${HEIGHT}px` },
  line: { fill: "none", stroke: tokens.colorBrandForeground1, strokeWidth: "2px" },
});

interface SparklineProps {
  readonly label: string;
  readonly days: readonly FigureDay[];
}

/** The way of a figure over its days, by date, so that a day that is missing is a longer step. */
export function Sparkline({ label, days }: SparklineProps) {
  const styles = useStyles();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const name = `${label}: ${first.value} (${first.day}) – ${last.value} (${last.day})`;
  return (
    <svg className={styles.chart} role="img" aria-label={name} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <title>{name}</title>
      <polyline className={styles.line} points={sparklinePoints(days, WIDTH, HEIGHT)} />
    </svg>
  );
}
