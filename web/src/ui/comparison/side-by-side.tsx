import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ValueTree } from "./value-tree";
import { comparisonWords } from "./words";

const useStyles = makeStyles({
  sides: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    gap: tokens.spacingHorizontalM,
    "@media (max-width: 640px)": { gridTemplateColumns: "1fr" },
  },
  side: {
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
  after: { borderLeftColor: tokens.colorPaletteDarkOrangeBorderActive },
  label: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
});

interface SideBySideProps {
  readonly before: unknown;
  readonly after: unknown;
  readonly beforeLabel?: string;
  readonly afterLabel?: string;
}

export function SideBySide({ before, after, beforeLabel, afterLabel }: SideBySideProps) {
  const styles = useStyles();
  return (
    <div className={styles.sides}>
      <div className={styles.side}>
        <p className={styles.label}>{beforeLabel ?? comparisonWords.before}</p>
        <ValueTree value={before} />
      </div>
      <div className={mergeClasses(styles.side, styles.after)}>
        <p className={styles.label}>{afterLabel ?? comparisonWords.after}</p>
        <ValueTree value={after} />
      </div>
    </div>
  );
}
