import { Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import type { Draft } from "./draft";
import { strings } from "./strings";

const useStyles = makeStyles({
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(260px, 1fr))",
    gap: tokens.spacingHorizontalL,
    alignItems: "start",
  },
});

interface HeadingFieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

export function HeadingFields({ draft, onChange }: HeadingFieldsProps) {
  const styles = useStyles();
  return (
    <Card title={strings.heading} actions={<Note>{strings.versionLine(draft.version)}</Note>}>
      <div className={styles.fields}>
        <Field label={strings.label}>
          <Input value={draft.label} onChange={(_, data) => onChange({ ...draft, label: data.value })} />
        </Field>
        <Field label={strings.newResources}>
          <Select
            value={draft.newResources}
            onChange={(_, data) => onChange({ ...draft, newResources: data.value })}
          >
            {Object.entries(strings.newResourcesWords).map(([word, text]) => (
              <option key={word} value={word}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={strings.note}>
          <Textarea
            rows={1}
            resize="vertical"
            value={draft.note}
            onChange={(_, data) => onChange({ ...draft, note: data.value })}
          />
        </Field>
      </div>
    </Card>
  );
}
