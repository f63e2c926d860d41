import { Field, Input, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Rotation } from "@/api/types";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { useAnnounce } from "@/ui/use-announce";
import { wordOf } from "@/ui/words";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
  text: { margin: 0, maxWidth: "72ch" },
});

const DEFAULT_DAYS = 90;
const LONGEST_DAYS = 365;

interface RotationFormProps {
  /** The tenant that is reached by it; of many when left out. */
  readonly tenant?: string;
  readonly everyDays: number | null | undefined;
  readonly rotation: Rotation | null | undefined;
  /** Stores the setting; `null` switches it off. */
  readonly save: (everyDays: number | null) => Promise<unknown>;
}

/** Off by default: with it, Plumbline changes its own app registration. */
export function RotationForm({ tenant, everyDays, rotation, save }: RotationFormProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [on, setOn] = useState(Boolean(everyDays));
  const [text, setText] = useState(String(everyDays ?? DEFAULT_DAYS));
  const days = Number(text);
  const valid = Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS;
  const store = useMutation({
    mutationFn: () => save(on ? days : null),
    onSuccess: () => announce(strings.rotationSaved),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!on || valid) store.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.text}>{strings.rotationText}</p>
      <Switch label={strings.rotate} checked={on} onChange={(_, data) => setOn(data.checked)} />
      {on && (
        <Field label={strings.everyDays} validationMessage={valid ? undefined : strings.everyDaysInvalid}>
          <Input type="number" inputMode="numeric" value={text} onChange={(_, data) => setText(data.value)} />
        </Field>
      )}
      {rotation && (
        <Note>
          {wordOf(strings.steps, rotation.step)}
          {rotation.error ? `: ${rotation.error}` : ""}
        </Note>
      )}
      {store.error && <ProblemMessage error={store.error} />}
      <div>
        <PermittedButton
          needs="administrator"
          tenant={tenant}
          type="submit"
          disabledFocusable={store.isPending}
        >
          {strings.saveRotation}
        </PermittedButton>
      </div>
    </form>
  );
}
