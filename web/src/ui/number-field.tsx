import { Field, Input } from "@fluentui/react-components";

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** As it was typed. */
  readonly value: string;
  /** What is wrong with it; nothing when it fits. */
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A whole number that is typed, with what is wrong with it. */
export function NumberField({ label, hint, value, problem, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} validationMessage={problem}>
      <Input type="number" inputMode="numeric" value={value} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
