import { makeStyles, tokens } from "@fluentui/react-components";
import type { Severity } from "@/lib/severity";
import { SeverityGlyph } from "./severity-glyph";
import { words } from "./words";

const useStyles = makeStyles({
  label: {
    display: "inline-flex",
    alignItems: "baseline",
    gap: tokens.spacingHorizontalXS,
    whiteSpace: "nowrap",
  },
});

export function SeverityLabel({ severity }: { severity: Severity }) {
  const styles = useStyles();
  return (
    <span className={styles.label}>
      <SeverityGlyph severity={severity} />
      {words.severity[severity]}
    </span>
  );
}
