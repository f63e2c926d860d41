import { Checkbox, Field, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { DIRECTIONS } from "@/lib/direction";
import { SEVERITIES } from "@/lib/severity";
import { Note } from "@/ui/note";
import { NumberField } from "@/ui/number-field";
import { wordOf, words } from "@/ui/words";
import { changes, isMissing, pause, type TypedPolicy } from "./policy-form";
import { strings } from "./strings";
import { WindowsEditor } from "./windows-editor";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  group: { border: "none", margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0 },
  missing: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
  choices: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
  numbers: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(220px, 1fr))",
    gap: tokens.spacingHorizontalL,
    maxWidth: "640px",
  },
});

interface PolicyFieldsProps {
  readonly value: TypedPolicy;
  readonly onChange: (value: TypedPolicy) => void;
}

/** What a policy says, whether it is of a tenant or of an area. */
export function PolicyFields({ value, onChange }: PolicyFieldsProps) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <Field hint={strings.enabledHint}>
        <Switch
          label={strings.enabled}
          checked={value.enabled}
          onChange={(_, data) => onChange({ ...value, enabled: data.checked })}
        />
      </Field>
      <Choices
        label={strings.severities}
        all={SEVERITIES}
        vocabulary={words.severity}
        chosen={value.severities}
        isMissing={isMissing(value, value.severities)}
        onChange={(severities) => onChange({ ...value, severities })}
      />
      <Choices
        label={strings.directions}
        hint={strings.directionsHint}
        all={DIRECTIONS}
        vocabulary={words.direction}
        chosen={value.directions}
        isMissing={isMissing(value, value.directions)}
        onChange={(directions) => onChange({ ...value, directions })}
      />
      <Switch
        label={strings.createsMissing}
        checked={value.createsMissing}
        onChange={(_, data) => onChange({ ...value, createsMissing: data.checked })}
      />
      <div className={styles.numbers}>
        <NumberField
          label={strings.changesPerHour}
          value={value.changesPerHour}
          problem={changes(value.changesPerHour) === null ? strings.invalidChanges : undefined}
          onChange={(changesPerHour) => onChange({ ...value, changesPerHour })}
        />
        <NumberField
          label={strings.pauseHours}
          value={value.pauseHours}
          problem={pause(value.pauseHours) === null ? strings.invalidPause : undefined}
          onChange={(pauseHours) => onChange({ ...value, pauseHours })}
        />
      </div>
      <WindowsEditor
        title={strings.allow}
        text={strings.allowText}
        windows={value.allowWindows}
        onChange={(allowWindows) => onChange({ ...value, allowWindows })}
      />
      <WindowsEditor
        title={strings.freeze}
        text={strings.freezeText}
        windows={value.freezeWindows}
        onChange={(freezeWindows) => onChange({ ...value, freezeWindows })}
      />
    </div>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly hint?: string;
  readonly all: readonly string[];
  readonly vocabulary: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
  readonly isMissing: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** A group of its own kind: a field would give its name to each of the boxes. */
function Choices({ label, hint, all, vocabulary, chosen, isMissing: missing, onChange }: ChoicesProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.choices}>
        {all.map((one) => (
          <Checkbox
            key={one}
            label={wordOf(vocabulary, one)}
            checked={chosen.includes(one)}
            onChange={(_, data) =>
              onChange(
                all.filter((other) => (other === one ? data.checked === true : chosen.includes(other))),
              )
            }
          />
        ))}
      </div>
      {hint && <Note>{hint}</Note>}
      <div role="alert" className={styles.missing}>
        {missing && strings.noneChosen}
      </div>
    </fieldset>
  );
}
