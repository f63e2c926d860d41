import { makeStyles, tokens } from "@fluentui/react-components";
import type { PropertyChange } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { type Names, namedPath, namesAt } from "@/lib/names";
import { readablePath } from "@/lib/property-path";
import { ChangeComparison } from "@/ui/comparison/change-comparison";
import { Note } from "@/ui/note";

const useStyles = makeStyles({
  none: { margin: 0 },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXL,
  },
  sentence: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  comparison: { marginTop: tokens.spacingVerticalS },
});

interface ChangeListProps {
  readonly changes: readonly PropertyChange[];
  readonly none: string;
  readonly names?: Names;
}

export function ChangeList({ changes, none, names }: ChangeListProps) {
  const styles = useStyles();
  if (changes.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <ol className={styles.list}>
      {changes.map((change) => (
        <li key={change.path}>
          <p className={styles.sentence}>{changeSentence({ ...change, names })}</p>
          <Note>{readablePath(namedPath(change.path, namesAt(names, change.path)))}</Note>
          <div className={styles.comparison}>
            <ChangeComparison change={{ ...change, names }} />
          </div>
        </li>
      ))}
    </ol>
  );
}
