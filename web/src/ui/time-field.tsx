import { Field, Input } from "@fluentui/react-components";
import { fromLocalField, toLocalField } from "@/lib/time";

interface TimeFieldProps {
  readonly label: string;
  /** An instant, or empty. */
  readonly value: string;
  readonly onChange: (instant: string) => void;
}

/** Date and time in the person's own time zone. */
export function TimeField({ label, value, onChange }: TimeFieldProps) {
  return (
    <Field label={label} size="small">
      <Input
        size="medium"
        type="datetime-local"
        value={toLocalField(value)}
        max={toLocalField(new Date().toISOString())}
        onChange={(_, data) => onChange(fromLocalField(data.value))}
      />
    </Field>
  );
}
