import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Retention, RetentionTerms } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";
import { days, TERMS, termsOf, typedTerms } from "./terms-form";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
  actions: { display: "flex", gap: tokens.spacingHorizontalM },
});

export function TermsCard({ retention }: { retention: Retention }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(typedTerms(retention.terms));
  const terms = termsOf(typed);
  const save = useMutation({
    mutationFn: (body: RetentionTerms) => commands.chooseRetention(body),
    onSuccess: (data) => {
      client.setQueryData(keys.retention, data);
      announce(strings.saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (terms) save.mutate(terms);
  };
  return (
    <Card
      title={strings.termsTitle}
      actions={<Note>{retention.changedBy ? strings.changed(retention.changedBy) : strings.byDefault}</Note>}
    >
      <form className={styles.form} onSubmit={submit}>
        {TERMS.map((term) => (
          <Field
            key={term}
            label={strings.terms[term][0]}
            hint={strings.terms[term][1]}
            validationMessage={days(typed[term]) === null ? strings.invalid : undefined}
          >
            <Input
              type="number"
              inputMode="numeric"
              value={typed[term]}
              onChange={(_, data) => setTyped({ ...typed, [term]: data.value })}
            />
          </Field>
        ))}
        <Note>{strings.warning}</Note>
        {save.error && <ProblemMessage error={save.error} />}
        <div className={styles.actions}>
          <Permitted needs="administrator">
            {(allowed) => (
              <Button type="submit" appearance="primary" disabledFocusable={!allowed || save.isPending}>
                {strings.save}
              </Button>
            )}
          </Permitted>
          <Button onClick={() => setTyped(typedTerms(retention.defaults))}>{strings.defaults}</Button>
        </div>
      </form>
    </Card>
  );
}
