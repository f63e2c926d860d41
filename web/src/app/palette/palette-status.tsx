import { makeStyles, tokens } from "@fluentui/react-components";
import { KeyCaps } from "@/ui/actions/key-caps";
import { strings } from "./strings";

const useStyles = makeStyles({
  foot: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  hints: {
    display: "flex",
    gap: tokens.spacingHorizontalM,
    "@media (max-width: 640px)": { display: "none" },
  },
});

interface PaletteStatusProps {
  readonly text: string;
  readonly count: number;
  readonly isSearching: boolean;
  readonly isCut: boolean;
}

/** How much was found, also for who hears the page, and what the keys do. */
export function PaletteStatus({ text, count, isSearching, isCut }: PaletteStatusProps) {
  const styles = useStyles();
  return (
    <div className={styles.foot}>
      <span role="status">
        {told(text, count, isSearching)} {isCut && !isSearching && strings.cut}
      </span>
      <span className={styles.hints} aria-hidden="true">
        <span>
          <KeyCaps keys="↑ ↓" /> {strings.moveHint}
        </span>
        <span>
          <KeyCaps keys="Enter" /> {strings.openHint}
        </span>
        <span>
          <KeyCaps keys="Esc" /> {strings.closeHint}
        </span>
      </span>
    </div>
  );
}

function told(text: string, count: number, isSearching: boolean): string {
  if (isSearching) return strings.searching;
  return count === 0 ? strings.nothing(text) : strings.count(count);
}
