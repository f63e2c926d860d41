import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { NumberField } from "@/ui/number-field";
import { isCron, minutes, type TypedWindow, withWindow } from "./policy-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  window: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr)) 32px",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
    border: "none",
    margin: 0,
    padding: 0,
    minWidth: 0,
    "& input, & select": { minWidth: 0, width: "100%" },
    "& .fui-Input": { minWidth: 0 },
    "@media (max-width: 640px)": { gridTemplateColumns: "1fr" },
  },
  remove: { marginTop: tokens.spacingVerticalXXL, "@media (max-width: 640px)": { marginTop: 0 } },
});

/** Not every browser lists UTC among its zones. */
const ZONES = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];

interface WindowsEditorProps {
  readonly title: string;
  readonly text: string;
  readonly windows: readonly TypedWindow[];
  readonly onChange: (windows: readonly TypedWindow[]) => void;
}

/** Times that come again and again: when they open, in which time zone, and for how long. */
export function WindowsEditor({ title, text, windows, onChange }: WindowsEditorProps) {
  const styles = useStyles();
  const change = (changed: TypedWindow) =>
    onChange(windows.map((window) => (window.key === changed.key ? changed : window)));
  return (
    <div className={styles.box}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.text}>{text}</p>
      {windows.map((window, index) => (
        <fieldset key={window.key} className={styles.window}>
          <legend className="visually-hidden">{strings.windowOf(index + 1)}</legend>
          <Field
            label={strings.cron}
            hint={strings.cronHint}
            validationMessage={isCron(window.cron) ? undefined : strings.invalidCron}
          >
            <Input
              value={window.cron}
              autoComplete="off"
              spellCheck={false}
              onChange={(_, data) => change({ ...window, cron: data.value })}
            />
          </Field>
          <Field label={strings.timeZone}>
            <Select
              value={window.timeZone}
              onChange={(_, data) => change({ ...window, timeZone: data.value })}
            >
              {zonesWith(window.timeZone).map((zone) => (
                <option key={zone} value={zone}>
                  {zone}
                </option>
              ))}
            </Select>
          </Field>
          <NumberField
            label={strings.minutes}
            value={window.minutes}
            problem={minutes(window.minutes) === null ? strings.invalidMinutes : undefined}
            onChange={(typed) => change({ ...window, minutes: typed })}
          />
          <Button
            appearance="subtle"
            className={styles.remove}
            icon={<DismissRegular />}
            aria-label={strings.removeWindow(index + 1)}
            onClick={() => onChange(windows.filter(({ key }) => key !== window.key))}
          />
        </fieldset>
      ))}
      <div>
        <Button size="small" icon={<AddRegular />} onClick={() => onChange(withWindow(windows))}>
          {strings.addWindow}
        </Button>
      </div>
    </div>
  );
}

/** A zone that this browser does not know stays as it was chosen elsewhere. */
function zonesWith(zone: string): readonly string[] {
  return ZONES.includes(zone) ? ZONES : [zone, ...ZONES];
}
