import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, maxWidth: "260px" },
  text: { fontVariantNumeric: "tabular-nums" },
});

interface ShareBarProps {
  readonly label: string;
  readonly text: string;
  /** From 0 to 1; more is drawn as full. */
  readonly share: number;
  /** From where on it is too much. */
  readonly warnAbove: number;
}

/** A part of a whole, in words and as a bar. */
export function ShareBar({ label, text, share, warnAbove }: ShareBarProps) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <span className={styles.text}>{text}</span>
      <ProgressBar
        aria-label={label}
        aria-valuetext={text}
        value={Math.min(1, Math.max(0, share))}
        color={share > warnAbove ? "warning" : "brand"}
      />
    </div>
  );
}
