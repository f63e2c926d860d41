import { Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { fieldMessage, type Problem } from "@/api/problem";
import { type CollectorForm, type FormErrors, withAddress } from "./collector-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  address: {
    display: "grid",
    gridTemplateColumns: "120px minmax(0, 1fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
  },
  options: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(220px, 1fr))",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
  },
});

interface SourceFieldsProps {
  readonly form: CollectorForm;
  readonly errors: FormErrors;
  readonly problem: Problem | null;
  readonly onChange: (form: CollectorForm) => void;
}

/** The request, part by part. */
export function SourceFields({ form, errors, problem, onChange }: SourceFieldsProps) {
  const styles = useStyles();
  const change = (field: "select" | "expand" | "filter") => (_: unknown, data: { value: string }) =>
    onChange({ ...form, [field]: data.value });
  return (
    <>
      <div className={styles.address}>
        <Field label={strings.version}>
          <Select
            value={form.version}
            onChange={(_, data) => onChange({ ...form, version: data.value === "beta" ? "beta" : "v1.0" })}
          >
            <option value="v1.0">v1.0</option>
            <option value="beta">beta</option>
          </Select>
        </Field>
        <Field
          label={strings.path}
          required
          hint={strings.pathHint}
          validationMessage={errors.path ?? fieldMessage(problem, "path")}
        >
          <Input
            value={form.path}
            onChange={(_, data) => onChange(withAddress(form, data.value))}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      </div>
      <div className={styles.options}>
        <Field
          label={strings.select}
          hint={strings.selectHint}
          validationMessage={fieldMessage(problem, "select")}
        >
          <Input value={form.select} onChange={change("select")} autoComplete="off" spellCheck={false} />
        </Field>
        <Field label={strings.filter} validationMessage={fieldMessage(problem, "filter")}>
          <Input value={form.filter} onChange={change("filter")} autoComplete="off" spellCheck={false} />
        </Field>
        <Field label={strings.expand} validationMessage={fieldMessage(problem, "expand")}>
          <Input value={form.expand} onChange={change("expand")} autoComplete="off" spellCheck={false} />
        </Field>
      </div>
    </>
  );
}
