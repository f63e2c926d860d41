import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { trendQuery } from "@/api/portfolio-queries";
import type { TrendDay } from "@/api/types";
import { SEVERITIES, totalCount } from "@/lib/severity";
import { trendAreas } from "@/lib/trend-areas";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { words } from "@/ui/words";
import { strings } from "./strings";

const WIDTH = 560;
const HEIGHT = 72;

const useStyles = makeStyles({
  chart: { display: "block", width: "100%", height: `${HEIGHT}px` },
  critical: { fill: tokens.colorStatusDangerForeground1, color: tokens.colorStatusDangerForeground1 },
  high: { fill: tokens.colorPaletteDarkOrangeForeground1, color: tokens.colorPaletteDarkOrangeForeground1 },
  medium: { fill: tokens.colorPaletteMarigoldBackground3, color: tokens.colorPaletteMarigoldBackground3 },
  low: { fill: tokens.colorNeutralStroke1, color: tokens.colorNeutralStroke1 },
  legend: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    marginTop: tokens.spacingVerticalS,
  },
  parts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  part: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  swatch: {
    width: "10px",
    height: "10px",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: "currentColor",
  },
  begins: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Open drifts from day to day, the worst at the bottom where it is read first. */
export function TrendCard() {
  const [read] = useUrlFilter();
  const trend = useQuery(trendQuery({ group: read("group"), tag: read("tag") }));
  const now = trend.data?.at(-1);
  return (
    <Card title={strings.trend} actions={<Note>{now ? strings.trendNow(totalCount(now.open)) : ""}</Note>}>
      <QueryView query={trend} loading={<RowsSkeleton rows={2} />}>
        {(days) => <Chart days={days} />}
      </QueryView>
    </Card>
  );
}

function Chart({ days }: { days: readonly TrendDay[] }) {
  const styles = useStyles();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < 2) return <p className={styles.begins}>{strings.trendBegins}</p>;
  const totals = days.map((day) => totalCount(day.open));
  const label = strings.trendLabel(
    first.day,
    last.day,
    totalCount(first.open),
    totalCount(last.open),
    Math.max(...totals),
  );
  return (
    <>
      <svg
        className={styles.chart}
        role="img"
        aria-label={label}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        <title>{label}</title>
        {trendAreas(days, WIDTH, HEIGHT).map(({ severity, path }) => (
          <path key={severity} className={styles[severity]} d={path} />
        ))}
      </svg>
      <div className={styles.legend}>
        <div className={styles.parts}>
          {SEVERITIES.map((severity) => (
            <span key={severity} className={styles.part}>
              <span className={`${styles.swatch} ${styles[severity]}`} aria-hidden="true" />
              {words.severity[severity]}
            </span>
          ))}
        </div>
        <Note>{strings.trendFrom(first.day)}</Note>
      </div>
    </>
  );
}
