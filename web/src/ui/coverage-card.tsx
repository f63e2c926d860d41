import { makeStyles, tokens } from "@fluentui/react-components";
import type { CoverageCounts, CoveredAreas } from "@/api/types";
import { Card } from "./card";
import { coverageWords } from "./coverage-words";
import { Note } from "./note";
import { readableCount } from "./words";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    height: "10px",
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  managed: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  missing: { backgroundColor: tokens.colorPaletteRedBackground3 },
  unexpected: { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
  notMonitored: { backgroundColor: tokens.colorNeutralStroke1 },
  notReadable: { backgroundColor: tokens.colorNeutralForeground3 },
  parts: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} 0 0`,
  },
  part: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalXS },
  swatch: { width: "10px", height: "10px", borderRadius: tokens.borderRadiusSmall, alignSelf: "center" },
  areas: { marginTop: tokens.spacingVerticalXS },
  count: { margin: 0, fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold },
});

const KINDS = ["managed", "missing", "unexpected", "notMonitored", "notReadable"] as const;

interface CoverageCardProps {
  readonly counts: CoverageCounts;
  readonly areas?: CoveredAreas;
}

/** How much of what is known is watched, as a bar and in numbers. */
export function CoverageCard({ counts, areas }: CoverageCardProps) {
  const styles = useStyles();
  return (
    <Card title={coverageWords.title} actions={<Note>{coverageWords.share(counts)}</Note>}>
      <div className={styles.bar} aria-hidden="true">
        {KINDS.map((kind) => (
          <div key={kind} className={styles[kind]} style={{ flexGrow: counts[kind], flexBasis: 0 }} />
        ))}
      </div>
      <dl className={styles.parts}>
        {KINDS.map((kind) => (
          <div key={kind} className={styles.part}>
            <span className={`${styles.swatch} ${styles[kind]}`} aria-hidden="true" />
            <dt>{coverageWords.kinds[kind]}</dt>
            <dd className={styles.count}>{readableCount(counts[kind])}</dd>
          </div>
        ))}
      </dl>
      {areas && (
        <div className={styles.areas}>
          <Note>{coverageWords.areas(areas)}</Note>
        </div>
      )}
    </Card>
  );
}
