import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { tenantNotesQuery } from "@/api/queries";
import { Card } from "@/ui/card";
import { QueryView } from "@/ui/query-view";
import { RemarkForm } from "@/ui/remarks/remark-form";
import { type Remark, RemarkList } from "@/ui/remarks/remark-list";
import { Permitted } from "@/ui/rights/permitted";
import { RowsSkeleton } from "@/ui/skeletons";
import { RemoveNoteDialog } from "./remove-note-dialog";
import { strings } from "./strings";

const useStyles = makeStyles({
  none: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
});

const LONGEST = 4_000;

/** What people wrote down about the tenant for one another. */
export function NotesView({ tenant }: { tenant: string }) {
  const styles = useStyles();
  const client = useQueryClient();
  const notes = useQuery(tenantNotesQuery(tenant));
  const [removing, setRemoving] = useState<Remark | null>(null);
  const write = async (text: string) => {
    await commands.writeTenantNote(tenant, text);
    await client.invalidateQueries({ queryKey: keys.tenantNotes(tenant) });
  };
  return (
    <Card title={strings.notes}>
      <QueryView
        query={notes}
        loading={<RowsSkeleton rows={1} />}
        isEmpty={(data) => data.length === 0}
        empty={<p className={styles.none}>{strings.noNotes}</p>}
      >
        {(data) => (
          <RemarkList
            remarks={data}
            actions={(note) => (
              <Permitted needs="operator" tenant={tenant}>
                {(allowed) => (
                  <Button
                    appearance="subtle"
                    icon={<DeleteRegular />}
                    aria-label={strings.removeNoteOf(note.author)}
                    disabledFocusable={!allowed}
                    onClick={() => setRemoving(note)}
                  />
                )}
              </Permitted>
            )}
          />
        )}
      </QueryView>
      <RemarkForm
        tenant={tenant}
        label={strings.note}
        submit={strings.addNote}
        longest={LONGEST}
        done={strings.noteAdded}
        onSay={write}
      />
      {removing && <RemoveNoteDialog tenant={tenant} note={removing} onClose={() => setRemoving(null)} />}
    </Card>
  );
}
