import { Field, Input } from "@fluentui/react-components";
import { fieldMessage, type Problem } from "@/api/problem";
import { passwordFaults, passwordWords } from "@/lib/password-rules";
import { words } from "./words";

export interface PasswordForm {
  readonly current: string;
  readonly password: string;
  readonly repeated: string;
}

interface NewPasswordFieldsProps {
  readonly form: PasswordForm;
  /** Faults are shown once somebody tried to go on. */
  readonly tried: boolean;
  readonly problem: Problem | null;
  readonly onChange: (form: PasswordForm) => void;
}

export function NewPasswordFields({ form, tried, problem, onChange }: NewPasswordFieldsProps) {
  const faults = passwordFaults(form);
  const change = (field: keyof PasswordForm) => (_: unknown, data: { value: string }) =>
    onChange({ ...form, [field]: data.value });
  return (
    <>
      <Field
        label={words.currentPassword}
        required
        validationMessage={fieldMessage(problem, "currentPassword")}
      >
        <Input
          type="password"
          value={form.current}
          onChange={change("current")}
          autoComplete="current-password"
        />
      </Field>
      <Field
        label={words.newPassword}
        required
        hint={passwordWords.hint}
        validationMessage={(tried ? faults.password : undefined) ?? fieldMessage(problem, "newPassword")}
      >
        <Input
          type="password"
          value={form.password}
          onChange={change("password")}
          autoComplete="new-password"
        />
      </Field>
      <Field label={words.repeatPassword} required validationMessage={tried ? faults.repeated : undefined}>
        <Input
          type="password"
          value={form.repeated}
          onChange={change("repeated")}
          autoComplete="new-password"
        />
      </Field>
    </>
  );
}
