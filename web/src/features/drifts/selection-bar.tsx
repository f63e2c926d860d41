import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Drift } from "@/api/types";
import { DriftActions } from "./drift-actions";
import { strings } from "./strings";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    top: "56px",
    zIndex: 10,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: tokens.shadow8,
  },
  text: { fontWeight: tokens.fontWeightSemibold, marginRight: "auto" },
});

/** What can be done with the drifts that are ticked. */
export function SelectionBar({ drifts, onDone }: { drifts: readonly Drift[]; onDone: () => void }) {
  const styles = useStyles();
  if (drifts.length === 0) return null;
  return (
    <section className={styles.bar} aria-label={strings.selected(drifts.length)}>
      <span className={styles.text} role="status">
        {strings.selected(drifts.length)}
      </span>
      <DriftActions drifts={drifts} onDone={onDone} />
      <Button appearance="subtle" onClick={onDone}>
        {strings.clearSelection}
      </Button>
    </section>
  );
}
