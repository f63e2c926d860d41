import { makeStyles, tokens } from "@fluentui/react-components";
import type { PlanNote } from "@/api/types";
import { sentence } from "@/lib/sentence";
import { Card } from "@/ui/card";
import { NoteSeverityLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { byWeight } from "./plan-notes";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", listStyleType: "none", margin: 0, padding: 0 },
  note: {
    display: "grid",
    gridTemplateColumns: "minmax(110px, 140px) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: "anywhere",
    "&:last-child": { borderBottom: "none" },
    "@media (max-width: 640px)": { gridTemplateColumns: "1fr" },
  },
  none: { margin: 0 },
});

/** What the second pair of eyes found, the weightiest first, with the way out. */
export function NotesCard({ notes }: { notes: readonly PlanNote[] }) {
  const styles = useStyles();
  return (
    <Card title={strings.notes}>
      {notes.length === 0 ? (
        <p className={styles.none}>{strings.notesNone}</p>
      ) : (
        <ul className={styles.list}>
          {byWeight(notes).map((note) => (
            <li key={`${note.code} ${note.operations.join()} ${note.message}`} className={styles.note}>
              <NoteSeverityLabel severity={note.severity} />
              <div>
                {sentence(note.message)}
                {note.wayOut && (
                  <Note>
                    {strings.wayOut}: {sentence(note.wayOut)}
                  </Note>
                )}
                {note.operations.length > 0 && <Note>{strings.concerns(note.operations)}</Note>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
