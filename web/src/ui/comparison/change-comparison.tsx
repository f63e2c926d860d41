import { makeStyles, tokens } from "@fluentui/react-components";
import { namedChange } from "@/lib/named-change";
import { readableValue } from "@/lib/readable-value";
import { JsonDisclosure } from "../json-disclosure";
import { SetChange } from "./set-change";
import { SideBySide } from "./side-by-side";
import { TextChange } from "./text-change";
import { comparisonWords } from "./words";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface ChangeComparisonProps {
  readonly change: {
    readonly kind?: string | null;
    readonly before?: unknown;
    readonly after?: unknown;
    readonly added?: readonly unknown[];
    readonly removed?: readonly unknown[];
    readonly names?: Readonly<Record<string, string>>;
  };
}

/** The kind of the change decides how both sides are shown; JSON is there on demand. */
export function ChangeComparison({ change }: ChangeComparisonProps) {
  const styles = useStyles();
  return (
    <div className={styles.stack}>
      <Difference change={namedChange(change)} />
      <JsonDisclosure
        label={change.kind === "set" ? comparisonWords.wholeSet : "JSON"}
        value={{ before: change.before, after: change.after }}
      />
    </div>
  );
}

function Difference({ change }: ChangeComparisonProps) {
  const { added = [], removed = [] } = change;
  const isEntries = change.kind === "set" || (change.kind === "list" && added.length + removed.length > 0);
  if (isEntries) return <SetChange added={added} removed={removed} />;
  if (change.kind === "text") {
    return <TextChange before={textOf(change.before)} after={textOf(change.after)} />;
  }
  return <SideBySide before={change.before} after={change.after} />;
}

/** An absent text is an empty one: every line of the other side then shows as added or removed. */
function textOf(value: unknown): string {
  return value === null || value === undefined || value === "" ? "" : readableValue(value);
}
