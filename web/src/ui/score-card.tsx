import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  grid: {
    display: "grid",
    gap: tokens.spacingHorizontalL,
    // Six of them fill a row of a wide page, and two of a page of 800 pixels.
    gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr))",
    "@media (max-width: 640px)": { gridTemplateColumns: "repeat(auto-fit, minmax(128px, 1fr))" },
    margin: 0,
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
