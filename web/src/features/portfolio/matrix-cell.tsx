import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { Link } from "react-router";
import type { MatrixCell as Cell } from "@/api/types";
import { SeverityGlyph } from "@/ui/severity-glyph";
import { words } from "@/ui/words";
import { strings } from "./strings";

const useStyles = makeStyles({
  cell: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingHorizontalXS,
    minHeight: "28px",
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    fontVariantNumeric: "tabular-nums",
    textDecorationLine: "none",
  },
  critical: { backgroundColor: tokens.colorStatusDangerBackground1 },
  high: { backgroundColor: tokens.colorPaletteDarkOrangeBackground1 },
  medium: { backgroundColor: tokens.colorPaletteMarigoldBackground1 },
  low: { backgroundColor: tokens.colorNeutralBackground4 },
  // On a phone the cells of a row stand below one another: each says its column, and calm ones are left out.
  column: { display: "none", "@media (max-width: 640px)": { display: "inline" } },
  left: { "@media (max-width: 640px)": { display: "none" } },
  calm: { color: tokens.colorStatusSuccessForeground1 },
  gap: { color: tokens.colorPaletteDarkOrangeForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface MatrixCellProps {
  readonly cell: Cell;
  readonly tenant: string;
  readonly column: string;
  readonly to: string;
}

/** How many drifts are open and how bad the worst is, or why nothing can be told. */
export function MatrixCell({ cell, tenant, column, to }: MatrixCellProps) {
  const styles = useStyles();
  const gaps = cell.gaps > 0 ? strings.cell.gaps(cell.gaps) : "";
  if (cell.worst) {
    const label = strings.cell.drifts(tenant, column, cell.open, words.severity[cell.worst]);
    const name = gaps ? `${label}; ${gaps}` : label;
    return (
      <Link to={to} className={mergeClasses(styles.cell, styles[cell.worst])} aria-label={name} title={name}>
        <span className={styles.column}>{column}</span>
        <SeverityGlyph severity={cell.worst} />
        {cell.open}
        {gaps && <WarningRegular className={styles.gap} aria-hidden="true" />}
      </Link>
    );
  }
  const text = gaps || strings.cell.readings[cell.reading];
  return (
    <span
      className={mergeClasses(
        styles.cell,
        styles[TONES[cell.reading]],
        cell.reading !== "gap" && styles.left,
      )}
      title={text}
    >
      <span className={styles.column}>{column}</span>
      <Icon reading={cell.reading} />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

const TONES = {
  complete: "calm",
  gap: "gap",
  never: "quiet",
  notLicensed: "quiet",
  off: "quiet",
} as const;

function Icon({ reading }: { reading: Cell["reading"] }) {
  switch (reading) {
    case "complete":
      return <CheckmarkRegular aria-hidden="true" />;
    case "gap":
      return <WarningRegular aria-hidden="true" />;
    case "notLicensed":
      return <LockClosedRegular aria-hidden="true" />;
    case "never":
    case "off":
      return <span aria-hidden="true">–</span>;
  }
}
