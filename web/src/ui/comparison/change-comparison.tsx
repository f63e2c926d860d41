import { makeStyles, tokens } from "@fluentui/react-components";
import { type Names, namesAt } from "@/lib/names";
import { readableValue } from "@/lib/readable-value";
import { JsonDisclosure } from "../json-disclosure";
import { SetChange } from "./set-change";
import { ShownNamesContext } from "./shown-names";
import { SideBySide } from "./side-by-side";
import { TextChange } from "./text-change";
import { comparisonWords, type SideLabels } from "./words";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface ChangeComparisonProps {
  /** What the two sides are, where they are not baseline and live. */
  readonly labels?: SideLabels;
  readonly change: {
    readonly path?: string | null;
    readonly kind?: string | null;
    readonly before?: unknown;
    readonly after?: unknown;
    readonly added?: readonly unknown[];
    readonly removed?: readonly unknown[];
    readonly names?: Names;
  };
}

/** The kind of the change decides how both sides are shown; JSON is there on demand. */
export function ChangeComparison({ change, labels }: ChangeComparisonProps) {
  const styles = useStyles();
  return (
    <div className={styles.stack}>
      <ShownNamesContext value={namesAt(change.names, change.path ?? "")}>
        <Difference change={change} labels={labels} />
      </ShownNamesContext>
      <JsonDisclosure
        label={change.kind === "set" ? comparisonWords.wholeSet : "JSON"}
        value={{ before: change.before, after: change.after }}
      />
    </div>
  );
}

function Difference({ change, labels }: ChangeComparisonProps) {
  const { added = [], removed = [] } = change;
  const isEntries = change.kind === "set" || (change.kind === "list" && added.length + removed.length > 0);
  if (isEntries) return <SetChange added={added} removed={removed} labels={labels} />;
  if (change.kind === "text") {
    return <TextChange before={textOf(change.before)} after={textOf(change.after)} labels={labels} />;
  }
  return (
    <SideBySide
      before={change.before}
      after={change.after}
      beforeLabel={labels?.before}
      afterLabel={labels?.after}
    />
  );
}

/** An absent text is an empty one: every line of the other side then shows as added or removed. */
function textOf(value: unknown): string {
  return value === null || value === undefined || value === "" ? "" : readableValue(value);
}
