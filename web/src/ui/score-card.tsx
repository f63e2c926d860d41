import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  grid: {
    display: "grid",
    gap: tokens.spacingHorizontalL,
    margin: 0,
    // All stand in one row where they fit, else three in each, and on a phone two; none stands alone in the last.
    "@media (min-width: 1280px)": { gridAutoFlow: "column", gridAutoColumns: "minmax(0, 1fr)" },
    "@media (min-width: 641px) and (max-width: 1279px)": {
      gridTemplateColumns: "repeat(6, minmax(0, 1fr))",
      "& > *": { gridColumn: "span 2" },
      "& > :nth-child(3n+1):nth-last-child(2)": { gridColumn: "span 3" },
      "& > :nth-child(3n+2):nth-last-child(1)": { gridColumn: "span 3" },
    },
    "@media (max-width: 640px)": {
      gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
      "& > :nth-child(odd):nth-last-child(1)": { gridColumn: "span 2" },
    },
  },
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    minHeight: "98px",
  },
  title: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export function ScoreCardGrid({ children }: { children: ReactNode }) {
  return <dl className={useStyles().grid}>{children}</dl>;
}

interface ScoreCardProps {
  readonly title: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
}

/** One number that matters, and what it counts. */
export function ScoreCard({ title, value, note }: ScoreCardProps) {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <dt className={styles.title}>{title}</dt>
      <dd className={styles.value}>{value}</dd>
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}
