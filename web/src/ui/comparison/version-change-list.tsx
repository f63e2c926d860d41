import { makeStyles, tokens } from "@fluentui/react-components";
import type { VersionChange } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { readablePath } from "@/lib/property-path";
import { Note } from "@/ui/note";
import { wordOf, words } from "@/ui/words";
import { ChangeComparison } from "./change-comparison";
import { type SideLabels, versionWords } from "./words";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  sentence: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
});

interface VersionChangeListProps {
  readonly changes: readonly VersionChange[];
  readonly from: number;
  readonly to: number;
}

/** What one version of a baseline agrees on and another does not. */
export function VersionChangeList({ changes, from, to }: VersionChangeListProps) {
  const styles = useStyles();
  const labels = { before: versionWords.version(from), after: versionWords.version(to) };
  if (changes.length === 0) return <p>{versionWords.noDifference}</p>;
  return (
    <ol className={styles.list}>
      {changes.map((change) => (
        <li key={`${change.resourceId}/${change.change}/${change.path}`}>
          <Change change={change} labels={labels} />
        </li>
      ))}
    </ol>
  );
}

function Change({ change, labels }: { change: VersionChange; labels: SideLabels }) {
  const styles = useStyles();
  if (change.change === "changed") {
    return (
      <>
        <p className={styles.sentence}>
          {change.name}: {changeSentence({ ...change, change: "changed" })}
        </p>
        <Note>{readablePath(change.path)}</Note>
        <ChangeComparison change={change} labels={labels} />
      </>
    );
  }
  return (
    <>
      <p className={styles.sentence}>
        {change.name} {wordOf(versionWords.agreedChange, change.change)}
      </p>
      {change.watchBefore && change.watchAfter && (
        <Note>{versionWords.watched(watchText(change.watchBefore), watchText(change.watchAfter))}</Note>
      )}
    </>
  );
}

function watchText(watch: { readonly mode: string; readonly watchedPaths: readonly string[] }): string {
  const mode = wordOf(words.baselineMode, watch.mode);
  return watch.mode === "properties" ? `${mode} (${watch.watchedPaths.map(readablePath).join(", ")})` : mode;
}
