import { Checkbox, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { DataColumn } from "@/ui/data-table";
import { Note } from "@/ui/note";
import type { CollectorForm } from "./collector-form";
import { type FieldRow, listChoice, mayBeList, withListChoice, withTick } from "./field-rules";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  choice: { minWidth: "108px" },
  key: { width: "120px" },
});

type OnChange = (form: CollectorForm) => void;

/** The columns of the rules; each cell changes the form. */
export function fieldColumns(form: CollectorForm, onChange: OnChange): readonly DataColumn<FieldRow>[] {
  const columns = strings.fieldColumns;
  return [
    { key: "path", title: columns.path, width: "39%", render: ({ path }) => <code>{path}</code> },
    { key: "found", title: columns.found, width: "15%", render: (row) => <Found row={row} /> },
    {
      key: "ignore",
      title: columns.ignore,
      width: "12%",
      render: ({ path }) => (
        <Checkbox
          aria-label={strings.ignore(path)}
          checked={form.volatile.includes(path)}
          onChange={(_, data) =>
            onChange({ ...form, volatile: withTick(form.volatile, path, data.checked === true) })
          }
        />
      ),
    },
    {
      key: "secret",
      title: columns.secret,
      width: "9%",
      render: ({ path }) => (
        <Checkbox
          aria-label={strings.secret(path)}
          checked={form.secrets.includes(path)}
          onChange={(_, data) =>
            onChange({ ...form, secrets: withTick(form.secrets, path, data.checked === true) })
          }
        />
      ),
    },
    {
      key: "list",
      title: columns.list,
      width: "25%",
      render: (row) => (mayBeList(row) ? <ListRule row={row} form={form} onChange={onChange} /> : null),
    },
  ];
}

function Found({ row: { field } }: { row: FieldRow }) {
  if (!field) return <Note>{strings.notInSample}</Note>;
  return (
    <>
      {field.types.map((type) => strings.types[type]).join(", ")}
      <Note>{strings.presence(field.present, field.of)}</Note>
    </>
  );
}

interface ListRuleProps {
  readonly row: FieldRow;
  readonly form: CollectorForm;
  readonly onChange: OnChange;
}

function ListRule({ row, form, onChange }: ListRuleProps) {
  const styles = useStyles();
  const choice = listChoice(form, row.path);
  const choose = (value: string) => {
    if (value === "set" || value === "ordered" || value === "keyed") {
      onChange(withListChoice(form, row, value));
    }
  };
  return (
    <div className={styles.list}>
      <Select
        className={styles.choice}
        size="small"
        aria-label={strings.listOf(row.path)}
        value={choice}
        onChange={(_, data) => choose(data.value)}
      >
        {Object.entries(strings.listChoices).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </Select>
      {choice === "keyed" && (
        <Input
          className={styles.key}
          size="small"
          aria-label={strings.keyOf(row.path)}
          value={form.keyed[row.path] ?? ""}
          spellCheck={false}
          onChange={(_, data) => onChange({ ...form, keyed: { ...form.keyed, [row.path]: data.value } })}
        />
      )}
    </div>
  );
}
