import { Field, Input, makeStyles } from "@fluentui/react-components";
import { fromLocalField, toLocalField } from "@/lib/time";

/** Among filters a date with its time needs the place of two, lest its end be cut off. */
const useStyles = makeStyles({
  field: { gridColumn: "span 2", "@media (max-width: 360px)": { gridColumn: "auto" } },
});

interface TimeFieldProps {
  readonly label: string;
  /** An instant, or empty. */
  readonly value: string;
  readonly onChange: (instant: string) => void;
}

/** Date and time in the person's own time zone. */
export function TimeField({ label, value, onChange }: TimeFieldProps) {
  const styles = useStyles();
  return (
    <Field label={label} size="small" className={styles.field}>
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
