import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { driftCommentsQuery } from "@/api/triage-queries";
import type { Drift } from "@/api/types";
import { Card } from "@/ui/card";
import { QueryView } from "@/ui/query-view";
import { RemarkForm } from "@/ui/remarks/remark-form";
import { RemarkList } from "@/ui/remarks/remark-list";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

const useStyles = makeStyles({
  none: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
});

const LONGEST = 2_000;

/** What people say to one another about a drift. */
export function DriftComments({ drift }: { drift: Drift }) {
  const styles = useStyles();
  const client = useQueryClient();
  const comments = useQuery(driftCommentsQuery(drift.id));
  const say = async (text: string) => {
    await commands.commentDrift(drift.id, text);
    await client.invalidateQueries({ queryKey: keys.driftComments(drift.id) });
  };
  return (
    <Card title={strings.comments}>
      <QueryView
        query={comments}
        loading={<RowsSkeleton rows={1} />}
        isEmpty={(data) => data.length === 0}
        empty={<p className={styles.none}>{strings.noComments}</p>}
      >
        {(data) => <RemarkList remarks={data} />}
      </QueryView>
      <RemarkForm
        tenant={drift.tenantId}
        label={strings.comment}
        submit={strings.addComment}
        longest={LONGEST}
        done={strings.commented}
        onSay={say}
      />
    </Card>
  );
}
