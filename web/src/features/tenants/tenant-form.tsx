import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { FormEvent } from "react";
import { asProblem, fieldMessage } from "@/api/problem";
import { BusyIcon } from "@/ui/busy-icon";
import { ProblemMessage } from "@/ui/problem-message";
import type { ConnectionForm } from "./connection-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface TenantFormProps {
  readonly form: ConnectionForm;
  readonly errors: Partial<Record<keyof ConnectionForm, string>>;
  readonly problem: unknown;
  readonly testing: boolean;
  readonly saving: boolean;
  readonly onChange: (form: ConnectionForm) => void;
  readonly onTest: () => void;
  readonly onSave: () => void;
}

export function TenantForm(props: TenantFormProps) {
  const styles = useStyles();
  const { form, errors, testing, saving } = props;
  const problem = props.problem ? asProblem(props.problem) : null;
  const change = (field: keyof ConnectionForm) => (_: unknown, data: { value: string }) =>
    props.onChange({ ...form, [field]: data.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onTest();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={strings.name}
        required
        hint={strings.nameHint}
        validationMessage={errors.name ?? fieldMessage(problem, "name")}
      >
        <Input value={form.name} onChange={change("name")} autoComplete="off" />
      </Field>
      <Field
        label={strings.tenantId}
        required
        hint={strings.tenantIdHint}
        validationMessage={errors.tenantId ?? fieldMessage(problem, "tenantId")}
      >
        <Input value={form.tenantId} onChange={change("tenantId")} autoComplete="off" spellCheck={false} />
      </Field>
      <Field
        label={strings.clientId}
        required
        validationMessage={errors.clientId ?? fieldMessage(problem, "credential.clientId")}
      >
        <Input value={form.clientId} onChange={change("clientId")} autoComplete="off" spellCheck={false} />
      </Field>
      <Field
        label={strings.clientSecret}
        required
        hint={strings.clientSecretHint}
        validationMessage={errors.clientSecret ?? fieldMessage(problem, "credential.clientSecret")}
      >
        <Input
          type="password"
          value={form.clientSecret}
          onChange={change("clientSecret")}
          autoComplete="new-password"
        />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" disabledFocusable={testing} icon={testing ? <BusyIcon /> : undefined}>
          {testing ? strings.testing : strings.test}
        </Button>
        <Button
          appearance="primary"
          onClick={props.onSave}
          disabledFocusable={saving}
          icon={saving ? <BusyIcon /> : undefined}
        >
          {strings.save}
        </Button>
      </div>
      {problem && !testing && <ProblemMessage error={problem} />}
    </form>
  );
}
