import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { FormEvent } from "react";
import { asProblem, fieldMessage } from "@/api/problem";
import { BusyIcon } from "@/ui/busy-icon";
import { CredentialFields } from "@/ui/credential/credential-fields";
import { credentialProblems } from "@/ui/credential/credential-problems";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import type { ConnectionForm, FormErrors } from "./connection-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface TenantFormProps {
  readonly form: ConnectionForm;
  readonly errors: FormErrors;
  readonly problem: unknown;
  readonly testing: boolean;
  readonly saving: boolean;
  readonly onChange: (change: (before: ConnectionForm) => ConnectionForm) => void;
  readonly onTest: () => void;
  readonly onSave: () => void;
}

export function TenantForm(props: TenantFormProps) {
  const styles = useStyles();
  const { form, errors, testing, saving } = props;
  const problem = props.problem ? asProblem(props.problem) : null;
  const change = (field: "name" | "tenantId") => (_: unknown, data: { value: string }) =>
    props.onChange((before) => ({ ...before, [field]: data.value }));
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
      <CredentialFields
        form={form.credential}
        errors={{ ...credentialProblems(problem, "credential."), ...errors.credential }}
        onChange={(change) =>
          props.onChange((before) => ({ ...before, credential: change(before.credential) }))
        }
      />
      <div className={styles.actions}>
        <PermittedButton
          needs="administrator"
          type="submit"
          disabledFocusable={testing}
          icon={testing ? <BusyIcon /> : undefined}
        >
          {testing ? strings.testing : strings.test}
        </PermittedButton>
        <PermittedButton
          needs="administrator"
          appearance="primary"
          onClick={props.onSave}
          disabledFocusable={saving}
          icon={saving ? <BusyIcon /> : undefined}
        >
          {strings.save}
        </PermittedButton>
      </div>
      {problem && !testing && <ProblemMessage error={problem} />}
    </form>
  );
}
