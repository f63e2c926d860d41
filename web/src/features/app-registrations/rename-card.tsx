import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Card } from "@/ui/card";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
});

interface RenameCardProps {
  readonly name: string;
  readonly rename: (name: string) => Promise<unknown>;
}

export function RenameCard({ name, rename }: RenameCardProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [text, setText] = useState(name);
  const store = useMutation({
    mutationFn: () => rename(text.trim()),
    onSuccess: () => announce(strings.renamed),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) store.mutate();
  };
  return (
    <Card title={strings.renameTitle}>
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={strings.name}
          required
          validationMessage={text.trim() ? undefined : strings.nameInvalid}
        >
          <Input value={text} onChange={(_, data) => setText(data.value)} autoComplete="off" />
        </Field>
        {store.error && <ProblemMessage error={store.error} />}
        <div>
          <PermittedButton needs="administrator" type="submit" disabledFocusable={store.isPending}>
            {strings.save}
          </PermittedButton>
        </div>
      </form>
    </Card>
  );
}
