import { makeStyles, tokens } from "@fluentui/react-components";
import { type SeverityCounts as Counts, SEVERITIES, totalCount } from "@/lib/severity";
import { SeverityGlyph } from "./severity-glyph";
import { words } from "./words";

const useStyles = makeStyles({
  counts: {
    display: "inline-flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    marginRight: tokens.spacingHorizontalS,
  },
  count: {
    display: "inline-flex",
    alignItems: "baseline",
    gap: tokens.spacingHorizontalXS,
    whiteSpace: "nowrap",
  },
  none: { color: tokens.colorNeutralForeground3 },
});

/** "2 critical  5 medium"; severities without a drift are left out. */
export function SeverityCounts({ counts }: { counts: Counts }) {
  const styles = useStyles();
  if (totalCount(counts) === 0) return <span className={styles.none}>{words.noDrift}</span>;
  return (
    <span className={styles.counts}>
      {SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => (
        <span key={severity} className={styles.count}>
          <SeverityGlyph severity={severity} />
          {counts[severity]} {words.severity[severity].toLowerCase()}
        </span>
      ))}
    </span>
  );
}
