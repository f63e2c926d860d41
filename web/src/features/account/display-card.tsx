import { Field, makeStyles, Radio, RadioGroup, Select, tokens } from "@fluentui/react-components";
import { browserTimeZone, timeZones } from "@/lib/time-zone";
import { Card } from "@/ui/card";
import { usePreferences } from "@/ui/preferences/use-preferences";
import { ProblemMessage } from "@/ui/problem-message";
import { words } from "./words";

const useStyles = makeStyles({
  fields: { display: "flex", flexWrap: "wrap", alignItems: "start", gap: tokens.spacingHorizontalXXL },
});

const THEMES = ["system", "light", "dark"] as const;
const DENSITIES = ["comfortable", "compact"] as const;

/** How the person likes to see the app, in whichever browser. */
export function DisplayCard() {
  const styles = useStyles();
  const { preferences, known, change, error } = usePreferences();
  return (
    <Card title={words.displayTitle}>
      <div className={styles.fields}>
        <Field label={words.theme}>
          <RadioGroup
            value={preferences.theme}
            disabled={!known}
            onChange={(_, { value }) => {
              const theme = THEMES.find((known) => known === value);
              if (theme) change((current) => ({ ...current, theme }));
            }}
          >
            {THEMES.map((theme) => (
              <Radio key={theme} value={theme} label={words.themes[theme]} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={words.density}>
          <RadioGroup
            value={preferences.density}
            disabled={!known}
            onChange={(_, { value }) => {
              const density = DENSITIES.find((known) => known === value);
              if (density) change((current) => ({ ...current, density }));
            }}
          >
            {DENSITIES.map((density) => (
              <Radio key={density} value={density} label={words.densities[density]} />
            ))}
          </RadioGroup>
        </Field>
        <TimeZoneField
          value={preferences.timeZone ?? ""}
          onChange={(timeZone) => change((current) => ({ ...current, timeZone: timeZone || null }))}
        />
      </div>
      {error ? <ProblemMessage error={error} /> : null}
    </Card>
  );
}

interface TimeZoneFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TimeZoneField({ value, onChange }: TimeZoneFieldProps) {
  return (
    <Field label={words.timeZone} hint={words.timeZoneHint}>
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{words.browserZone(browserTimeZone())}</option>
        {timeZones().map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </Select>
    </Field>
  );
}
