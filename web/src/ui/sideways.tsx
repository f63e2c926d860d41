import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { type CSSProperties, type ReactNode, useRef } from "react";
import { useOverflow } from "./use-overflow";
import type { VirtualColumn } from "./virtual-cells";
import { sidewaysHint } from "./words";

const useStyles = makeStyles({
  frame: { position: "relative" },
  hint: {
    display: "flex",
    alignItems: "center",
    justifyContent: "flex-end",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  /** What goes on to the right fades there. */
  edge: {
    position: "absolute",
    top: 0,
    right: 0,
    bottom: 0,
    width: "40px",
    pointerEvents: "none",
    opacity: 0,
    backgroundImage: `linear-gradient(to right, transparent, ${tokens.colorNeutralBackground1})`,
    boxShadow: `inset -6px 0 6px -6px ${tokens.colorNeutralShadowKeyDarker}`,
    transitionProperty: "opacity",
    transitionDuration: tokens.durationFast,
  },
  more: { opacity: 1 },
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
  const region = useRef<HTMLElement>(null);
  const { isWider, hasMore } = useOverflow(region);
  const least = columns.reduce((sum, { width }) => sum + leastPx(width) + GAP_PX, PADDING_PX);
  return (
    <>
      {isWider && (
        <div className={styles.hint}>
          {sidewaysHint}
          <ArrowRightRegular aria-hidden="true" />
        </div>
      )}
      <div className={styles.frame}>
        <section
          ref={region}
          aria-label={label}
          className={styles.region}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys.
          tabIndex={0}
          style={{ "--least-width": `${least}px` } as CSSProperties}
        >
          {children}
        </section>
        <div className={mergeClasses(styles.edge, hasMore && styles.more)} aria-hidden="true" />
      </div>
    </>
  );
}

/** Of a width such as `66px` or `minmax(110px, 2fr)`. */
function leastPx(width: string): number {
  return Number(/(\d+)px/.exec(width)?.[1] ?? 0);
}
