import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { fieldMessage, type Problem } from "@/api/problem";
import type { Pulled } from "@/api/types";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import type { CollectorForm, FormErrors } from "./collector-form";
import { fieldColumns } from "./field-columns";
import { fieldRows } from "./field-rules";
import { strings } from "./strings";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  text: { margin: 0 },
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(240px, 1fr))",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
  },
  add: { display: "flex", flexWrap: "wrap", alignItems: "start", gap: tokens.spacingHorizontalS },
  addField: { width: "min(360px, 100%)" },
  addButton: { marginTop: "26px" },
  table: { maxHeight: "560px", overflowY: "auto" },
});

interface RulesCardProps {
  readonly form: CollectorForm;
  readonly errors: FormErrors;
  readonly problem: Problem | null;
  readonly pulled: Pulled | null;
  readonly suggested: boolean;
  /** What identifies an object was decided when the collector was made. */
  readonly isFixed: boolean;
  readonly onChange: (form: CollectorForm) => void;
}

/** How what was read is told apart and compared. */
export function RulesCard(props: RulesCardProps) {
  const styles = useStyles();
  const { form, errors, problem, pulled, suggested, isFixed, onChange } = props;
  const [added, setAdded] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState("");
  const rows = fieldRows(pulled?.fields ?? [], form, added);
  const add = () => {
    if (typed.trim()) setAdded([typed.trim(), ...added]);
    setTyped("");
  };
  const ruleProblem = ["volatile", "secrets", "ordered", "keyed", "rules"].some((name) =>
    fieldMessage(problem, name),
  );
  return (
    <Card title={strings.rulesTitle}>
      <div className={styles.body}>
        {!isFixed && (
          <Field label={strings.kind}>
            <RadioGroup
              layout="horizontal"
              value={form.kind}
              onChange={(_, data) =>
                onChange({ ...form, kind: data.value === "singleton" ? "singleton" : "collection" })
              }
            >
              <Radio value="collection" label={strings.kinds.collection} />
              <Radio value="singleton" label={strings.kinds.singleton} />
            </RadioGroup>
          </Field>
        )}
        <div className={styles.pair}>
          <Field
            label={strings.identity}
            required
            hint={strings.identityHint}
            validationMessage={errors.identity ?? fieldMessage(problem, "identity")}
          >
            <Input
              value={form.identity}
              readOnly={isFixed}
              onChange={(_, data) => onChange({ ...form, identity: data.value })}
              spellCheck={false}
            />
          </Field>
          <Field
            label={strings.name}
            hint={strings.nameHint}
            validationMessage={fieldMessage(problem, "name")}
          >
            <Input
              value={form.name}
              onChange={(_, data) => onChange({ ...form, name: data.value })}
              spellCheck={false}
            />
          </Field>
        </div>
        <p className={styles.text}>{rows.length > 0 ? strings.rulesText : strings.rulesFirst}</p>
        {suggested && <Note>{strings.suggested}</Note>}
        {rows.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          <section className={styles.table} tabIndex={0} aria-label={strings.fields}>
            <DataTable
              label={strings.fields}
              columns={fieldColumns(form, onChange)}
              rows={rows}
              rowKey={(row) => row.path}
            />
          </section>
        )}
        {pulled?.fieldsCut && <Note>{strings.fieldsCut}</Note>}
        <div className={styles.add}>
          <Field
            label={strings.addPath}
            hint={strings.addPathHint}
            className={styles.addField}
            validationMessage={errors.keyed}
          >
            <Input value={typed} onChange={(_, data) => setTyped(data.value)} spellCheck={false} />
          </Field>
          <Button className={styles.addButton} onClick={add} disabledFocusable={!typed.trim()}>
            {strings.addPathButton}
          </Button>
        </div>
        {ruleProblem && <ProblemMessage error={problem} />}
      </div>
    </Card>
  );
}
