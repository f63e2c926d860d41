import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { fieldMessage, type Problem } from "@/api/problem";
import { tenantsQuery } from "@/api/queries";
import { SEVERITIES } from "@/lib/severity";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { words } from "@/ui/words";
import type { CollectorForm, FormErrors } from "./collector-form";
import { withTick } from "./field-rules";
import { strings } from "./strings";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, maxWidth: "640px" },
  tenants: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(220px, 1fr))",
    maxHeight: "320px",
    overflowY: "auto",
    border: "none",
    margin: 0,
    padding: 0,
  },
});

interface DeployCardProps {
  readonly form: CollectorForm;
  readonly errors: FormErrors;
  readonly problem: Problem | null;
  /** Names of tenants that would be left out from now on. */
  readonly leaving: readonly string[];
  readonly actions: ReactNode;
  readonly onChange: (form: CollectorForm) => void;
}

/** What it is called, how much it matters, and whose configuration is read. */
export function DeployCard({ form, errors, problem, leaving, actions, onChange }: DeployCardProps) {
  const styles = useStyles();
  const tenants = useQuery(tenantsQuery).data ?? [];
  const change = (field: "title" | "description" | "permissions") => (_: unknown, data: { value: string }) =>
    onChange({ ...form, [field]: data.value });
  return (
    <Card title={strings.deployTitle}>
      <div className={styles.body}>
        <Field
          label={strings.collectorTitle}
          required
          hint={strings.titleHint}
          validationMessage={errors.title ?? fieldMessage(problem, "title")}
        >
          <Input value={form.title} onChange={change("title")} autoComplete="off" />
        </Field>
        <Field label={strings.descriptionField} validationMessage={fieldMessage(problem, "description")}>
          <Input value={form.description} onChange={change("description")} autoComplete="off" />
        </Field>
        <Field label={strings.severity}>
          <Select
            value={form.severity}
            onChange={(_, data) => {
              const severity = SEVERITIES.find((known) => known === data.value);
              if (severity) onChange({ ...form, severity });
            }}
          >
            {SEVERITIES.map((severity) => (
              <option key={severity} value={severity}>
                {words.severity[severity]}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={strings.permissions}
          hint={strings.permissionsHint}
          validationMessage={fieldMessage(problem, "permissions")}
        >
          <Input value={form.permissions} onChange={change("permissions")} spellCheck={false} />
        </Field>
        <Field label={strings.deployTo} validationMessage={fieldMessage(problem, "tenants")}>
          <RadioGroup
            value={form.everywhere ? "all" : "some"}
            onChange={(_, data) => onChange({ ...form, everywhere: data.value === "all" })}
          >
            <Radio value="all" label={strings.deployAll} />
            <Radio value="some" label={strings.deploySome} />
          </RadioGroup>
        </Field>
        {!form.everywhere && (
          <fieldset className={styles.tenants}>
            <legend className="visually-hidden">{strings.tenants}</legend>
            {tenants.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={form.tenants.includes(id)}
                onChange={(_, data) =>
                  onChange({ ...form, tenants: withTick(form.tenants, id, data.checked === true) })
                }
              />
            ))}
          </fieldset>
        )}
        {leaving.length > 0 && <Note>{strings.leaving(leaving.join(", "))}</Note>}
        {actions}
      </div>
    </Card>
  );
}
