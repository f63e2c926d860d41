import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, besideFields, fieldMessage } from "@/api/problem";
import type { Branding } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { BrandPreview } from "./brand-preview";
import { bodyOf, formOf, isColour, lookOf } from "./branding-form";
import { LogoField } from "./logo-field";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, maxWidth: "560px" },
  colour: { display: "flex", gap: tokens.spacingHorizontalS },
  well: {
    width: "44px",
    height: "32px",
    padding: "2px",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  grow: { flexGrow: 1 },
});

/** The colour well needs some colour; this is the product's own. */
const OWN_COLOUR = "#06242a";
const FIELDS = ["name", "colour", "logo.image"];

export function BrandingCard({ now }: { now: Branding }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [form, setForm] = useState(() => formOf(now));
  const save = useMutation({
    mutationFn: () => commands.chooseBranding(bodyOf(form, now)),
    onSuccess: (data) => {
      client.setQueryData(keys.branding, data);
      client.invalidateQueries({ queryKey: keys.config });
      announce(strings.saved);
    },
  });
  const problem = save.error ? asProblem(save.error) : null;
  const general = besideFields(problem, FIELDS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Card
      title={strings.formTitle}
      actions={now.changedAt && <Changed at={now.changedAt} by={now.changedBy ?? null} />}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field label={strings.name} hint={strings.nameHint} validationMessage={fieldMessage(problem, "name")}>
          <Input
            value={form.name}
            maxLength={40}
            onChange={(_, data) => setForm({ ...form, name: data.value })}
          />
        </Field>
        <Field
          label={strings.colour}
          hint={strings.colourHint}
          validationMessage={fieldMessage(problem, "colour")}
        >
          {(field) => (
            <div className={styles.colour}>
              <Input
                {...field}
                className={styles.grow}
                value={form.colour}
                spellCheck={false}
                onChange={(_, data) => setForm({ ...form, colour: data.value })}
              />
              <input
                type="color"
                aria-label={strings.pickColour}
                className={styles.well}
                value={isColour(form.colour) ? form.colour.trim() : OWN_COLOUR}
                onChange={(event) => setForm({ ...form, colour: event.target.value })}
              />
            </div>
          )}
        </Field>
        <LogoField
          logo={form.logo}
          problem={fieldMessage(problem, "logo.image")}
          onChange={(logo) => setForm({ ...form, logo })}
        />
        <BrandPreview look={lookOf(form)} />
        {general && <ProblemMessage error={general} />}
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
            {strings.save}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Changed({ at, by }: { at: string; by: string | null }) {
  return (
    <Note>
      {strings.changed} <TimeText at={at} /> {by && strings.by(by)}
    </Note>
  );
}
