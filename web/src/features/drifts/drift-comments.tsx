import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { driftCommentsQuery } from "@/api/triage-queries";
import type { Drift, DriftComment } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { Permitted } from "@/ui/rights/permitted";
import { RowsSkeleton } from "@/ui/skeletons";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  text: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  none: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
  form: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  field: { width: "100%" },
});

const LONGEST = 2_000;

/** What people say to one another about a drift. */
export function DriftComments({ drift }: { drift: Drift }) {
  const styles = useStyles();
  const comments = useQuery(driftCommentsQuery(drift.id));
  return (
    <Card title={strings.comments}>
      <QueryView
        query={comments}
        loading={<RowsSkeleton rows={1} />}
        isEmpty={(data) => data.length === 0}
        empty={<p className={styles.none}>{strings.noComments}</p>}
      >
        {(data) => (
          <ol className={styles.list}>
            {data.map((comment) => (
              <Comment key={comment.id} comment={comment} />
            ))}
          </ol>
        )}
      </QueryView>
      <CommentForm drift={drift} />
    </Card>
  );
}

function Comment({ comment }: { comment: DriftComment }) {
  const styles = useStyles();
  return (
    <li>
      <p className={styles.text}>{comment.text}</p>
      <Note>
        {comment.author} · <TimeText at={comment.at} />
      </Note>
    </li>
  );
}

function CommentForm({ drift }: { drift: Drift }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [text, setText] = useState("");
  const say = useMutation({
    mutationFn: () => commands.commentDrift(drift.id, text.trim()),
    onSuccess: () => {
      setText("");
      announce(strings.commented);
      return client.invalidateQueries({ queryKey: keys.driftComments(drift.id) });
    },
  });
  return (
    <Permitted needs="operator" tenant={drift.tenantId}>
      {(allowed) => {
        const submit = (event: FormEvent) => {
          event.preventDefault();
          if (allowed && text.trim() && !say.isPending) say.mutate();
        };
        return (
          <form className={styles.form} onSubmit={submit}>
            <Field label={strings.comment} className={styles.field}>
              <Textarea
                value={text}
                maxLength={LONGEST}
                readOnly={!allowed}
                onChange={(_, data) => setText(data.value)}
                resize="vertical"
              />
            </Field>
            {say.error && <ProblemMessage error={say.error} />}
            <Button type="submit" disabledFocusable={!allowed || !text.trim() || say.isPending}>
              {strings.addComment}
            </Button>
          </form>
        );
      }}
    </Permitted>
  );
}
