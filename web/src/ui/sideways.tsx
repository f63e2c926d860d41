import { makeStyles, tokens } from "@fluentui/react-components";
import type { CSSProperties, ReactNode } from "react";
import type { VirtualColumn } from "./virtual-cells";

const useStyles = makeStyles({
  region: { overflowX: "auto", ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
});

const GAP_PX = 12;
const PADDING_PX = 40;

interface SidewaysProps {
  readonly label: string;
  readonly columns: readonly Pick<VirtualColumn<never>, "width">[];
  readonly children: ReactNode;
}

/** Lets a table with many columns scroll sideways where the page is narrower than they are. */
export function Sideways({ label, columns, children }: SidewaysProps) {
  const styles = useStyles();
  const least = columns.reduce((sum, { width }) => sum + leastPx(width) + GAP_PX, PADDING_PX);
  return (
    <section
      aria-label={label}
      className={styles.region}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys.
      tabIndex={0}
      style={{ "--least-width": `${least}px` } as CSSProperties}
    >
      {children}
    </section>
  );
}

/** Of a width such as `66px` or `minmax(110px, 2fr)`. */
function leastPx(width: string): number {
  return Number(/(\d+)px/.exec(width)?.[1] ?? 0);
}
