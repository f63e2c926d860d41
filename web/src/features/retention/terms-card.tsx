import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import type { Retention, RetentionTerms } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { ShorterTermsDialog } from "./shorter-terms-dialog";
import { strings } from "./strings";
import { days, shorterTerms, TERMS, type Term, termsOf, typedTerms } from "./terms-form";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
  actions: { display: "flex", gap: tokens.spacingHorizontalM },
});

export function TermsCard({ retention }: { retention: Retention }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(typedTerms(retention.terms));
  const [asking, setAsking] = useState(false);
  const terms = termsOf(typed);
  const shorter = terms ? shorterTerms(retention.terms, terms) : [];
  const save = useMutation({
    mutationFn: (body: RetentionTerms) => commands.chooseRetention(body),
    onSuccess: (data) => {
      client.setQueryData(keys.retention, data);
      announce(strings.saved);
      setAsking(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.reset();
    if (terms && shorter.length > 0) setAsking(true);
    else if (terms) save.mutate(terms);
  };
  const refused = save.error ? asProblem(save.error) : null;
  const wrong = (term: Term) => (days(typed[term]) === null ? strings.invalid : fieldMessage(refused, term));
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
            validationMessage={wrong(term)}
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
        {save.error && !asking && <ProblemMessage error={save.error} />}
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
      {asking && terms && (
        <ShorterTermsDialog
          shorter={shorter}
          pending={save.isPending}
          error={save.error}
          onSubmit={() => save.mutate(terms)}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
