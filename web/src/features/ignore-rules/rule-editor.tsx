import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { asProblem, fieldMessage } from "@/api/problem";
import { areasQuery } from "@/api/queries";
import type { IgnoreRuleRequest } from "@/api/types";
import { Card } from "@/ui/card";
import { Possible } from "@/ui/possible";
import { ProblemMessage } from "@/ui/problem-message";
import { useRights } from "@/ui/rights/use-rights";
import { mayDecide } from "./may-decide";
import { PlaceFields } from "./place-fields";
import { PreviewCard } from "./preview-card";
import { isComplete, isNarrow, type RuleForm, requestOf } from "./rule-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "640px" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface RuleEditorProps {
  readonly start: RuleForm;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSave: (request: IgnoreRuleRequest) => void;
}

const TEXTS = [
  { name: "resource", label: strings.resource, hint: strings.resourceHint },
  { name: "path", label: strings.path, hint: strings.pathHint },
  { name: "value", label: strings.value, hint: strings.valueHint },
] as const;

/** The form of a rule, with a look at what it would hold back before it is saved. */
export function RuleEditor({ start, pending, error, onSave }: RuleEditorProps) {
  const styles = useStyles();
  const areas = useQuery(areasQuery).data ?? [];
  const [form, setForm] = useState(start);
  const rights = useRights();
  const preview = useMutation({ mutationFn: () => commands.previewIgnoreRule(requestOf(form)) });
  const change = (part: Partial<RuleForm>) => {
    setForm((current) => ({ ...current, ...part }));
    preview.reset();
  };
  const failed = error ?? preview.error;
  const problem = failed ? asProblem(failed) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(form) && !pending) onSave(requestOf(form));
  };
  return (
    <>
      <Card title={strings.form}>
        <form className={styles.form} onSubmit={submit}>
          <PlaceFields form={form} onChange={change} />
          <Field label={strings.area} validationMessage={fieldMessage(problem, "area")}>
            <Select value={form.area} onChange={(_, data) => change({ area: data.value })}>
              <option value="">{strings.anyArea}</option>
              {areas.map((area) => (
                <option key={area.key} value={area.key}>
                  {area.title}
                </option>
              ))}
            </Select>
          </Field>
          {TEXTS.map(({ name, label, hint }) => (
            <Field key={name} label={label} hint={hint} validationMessage={fieldMessage(problem, name)}>
              <Input
                value={form[name]}
                maxLength={300}
                autoComplete="off"
                spellCheck={false}
                onChange={(_, data) => change({ [name]: data.value })}
              />
            </Field>
          ))}
          {!isNarrow(form) && <span role="note">{strings.narrow}</span>}
          <Field
            label={strings.reason}
            required
            hint={strings.reasonHint}
            validationMessage={fieldMessage(problem, "reason")}
          >
            <Textarea
              value={form.reason}
              resize="vertical"
              onChange={(_, data) => change({ reason: data.value })}
            />
          </Field>
          <Field
            label={strings.ends}
            hint={strings.endsHint}
            validationMessage={fieldMessage(problem, "expiresAt")}
          >
            <Input type="date" value={form.ends} onChange={(_, data) => change({ ends: data.value })} />
          </Field>
          {failed && <ProblemMessage error={failed} />}
          <div className={styles.actions}>
            <Possible why={mayDecide(rights, form) ? null : strings.needsApprover}>
              {(allowed) => (
                <Button
                  type="submit"
                  appearance="primary"
                  disabledFocusable={!allowed || !isComplete(form) || pending}
                >
                  {strings.save}
                </Button>
              )}
            </Possible>
            <Button
              disabledFocusable={!isComplete(form) || preview.isPending}
              onClick={() => isComplete(form) && preview.mutate()}
            >
              {strings.preview}
            </Button>
          </div>
        </form>
      </Card>
      {preview.data && <PreviewCard preview={preview.data} />}
    </>
  );
}
