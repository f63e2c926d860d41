import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  field: { width: "100%" },
});

interface RemarkFormProps {
  readonly tenant: string;
  readonly label: string;
  readonly submit: string;
  readonly longest: number;
  /** What is said when it is done. */
  readonly done: string;
  readonly onSay: (text: string) => Promise<unknown>;
}

/** Writes something for others; what was typed stays until it is kept. */
export function RemarkForm({ tenant, label, submit, longest, done, onSay }: RemarkFormProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [text, setText] = useState("");
  const say = useMutation({
    mutationFn: () => onSay(text.trim()),
    onSuccess: () => {
      setText("");
      announce(done);
    },
  });
  return (
    <Permitted needs="operator" tenant={tenant}>
      {(allowed) => {
        const send = (event: FormEvent) => {
          event.preventDefault();
          if (allowed && text.trim() && !say.isPending) say.mutate();
        };
        return (
          <form className={styles.form} onSubmit={send}>
            <Field label={label} className={styles.field}>
              <Textarea
                value={text}
                maxLength={longest}
                readOnly={!allowed}
                onChange={(_, data) => setText(data.value)}
                resize="vertical"
              />
            </Field>
            {say.error && <ProblemMessage error={say.error} />}
            <Button type="submit" disabledFocusable={!allowed || !text.trim() || say.isPending}>
              {submit}
            </Button>
          </form>
        );
      }}
    </Permitted>
  );
}
