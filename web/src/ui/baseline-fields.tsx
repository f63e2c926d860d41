import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";

/** How a baseline watches its resources. */
type CaptureMode = "snapshot" | "none";

export interface BaselineChoice {
  readonly label: string;
  readonly mode: CaptureMode;
}

const TEXTS = {
  label: "Label",
  labelHint: "Why this state is the agreed one, for instance “Change 4711 approved”.",
  mode: "What to watch",
};

const MODES: readonly { mode: CaptureMode; text: string }[] = [
  { mode: "snapshot", text: "Everything: each property that is configuration" },
  { mode: "none", text: "Nothing yet: list the resources without comparing their properties" },
];

interface BaselineFieldsProps {
  readonly value: BaselineChoice;
  readonly onChange: (value: BaselineChoice) => void;
}

/** What a person decides when the live state becomes the baseline. */
export function BaselineFields({ value, onChange }: BaselineFieldsProps) {
  return (
    <>
      <Field label={TEXTS.label} required hint={TEXTS.labelHint}>
        <Input value={value.label} onChange={(_, data) => onChange({ ...value, label: data.value })} />
      </Field>
      <Field label={TEXTS.mode}>
        <RadioGroup
          value={value.mode}
          onChange={(_, data) => {
            const chosen = MODES.find(({ mode }) => mode === data.value);
            if (chosen) onChange({ ...value, mode: chosen.mode });
          }}
        >
          {MODES.map(({ mode, text }) => (
            <Radio key={mode} value={mode} label={text} />
          ))}
        </RadioGroup>
      </Field>
    </>
  );
}
