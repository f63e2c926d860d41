import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { SEVERITIES, type Severity } from "@/lib/severity";

const useStyles = makeStyles({
  glyph: { alignSelf: "center", flexShrink: 0 },
  critical: { color: tokens.colorStatusDangerForeground1 },
  high: { color: tokens.colorPaletteDarkOrangeForeground1 },
  medium: { color: tokens.colorPaletteMarigoldForeground1 },
  low: { color: tokens.colorNeutralForeground3 },
});

const BARS = [0, 1, 2, 3];

/** Four bars, more of them filled the more it matters: readable without colour. */
export function SeverityGlyph({ severity }: { severity: Severity }) {
  const styles = useStyles();
  const filled = SEVERITIES.length - SEVERITIES.indexOf(severity);
  return (
    <svg
      width="14"
      height="12"
      viewBox="0 0 14 12"
      className={mergeClasses(styles.glyph, styles[severity])}
      aria-hidden="true"
      focusable="false"
    >
      {BARS.map((bar) => (
        <rect
          key={bar}
          x={bar * 3.6}
          y={9 - bar * 3}
          width="2.6"
          height={3 + bar * 3}
          rx="0.8"
          fill="currentColor"
          opacity={bar < filled ? 1 : 0.22}
        />
      ))}
    </svg>
  );
}
