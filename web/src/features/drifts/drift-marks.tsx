import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { Drift } from "@/api/types";
import { words } from "@/ui/words";
import { strings } from "./strings";

const useStyles = makeStyles({
  marks: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXXS,
  },
  // In a narrow column the words take two lines, and the badge grows with them.
  mark: { height: "auto", minHeight: "16px", textAlign: "left" },
});

/** What sets a drift apart beside its state. */
export function DriftMarks({ drift }: { drift: Drift }) {
  const styles = useStyles();
  const marks = marksOf(drift);
  if (marks.length === 0) return null;
  return (
    <div className={styles.marks}>
      {marks.map((mark) => (
        <Badge key={mark} appearance="outline" color="important" size="small" className={styles.mark}>
          {mark}
        </Badge>
      ))}
    </div>
  );
}

function marksOf(drift: Drift): string[] {
  return [
    ...(drift.leftAcceptance ? [words.driftMark.leftAcceptance] : []),
    ...(drift.flapping ? [strings.flapping(drift.flapping.turns)] : []),
    ...(drift.timesBack > 0 ? [strings.cameBack(drift.timesBack)] : []),
  ];
}
