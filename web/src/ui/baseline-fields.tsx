import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import type { BaselineMode } from "@/api/types";

export interface BaselineChoice {
  readonly label: string;
  readonly mode: BaselineMode;
}

const TEXTS = {
  label: "Label",
  labelHint: "Why this state is the agreed one, for instance “Change 4711 approved”.",
  mode: "What to watch",
};

const MODES: readonly { mode: BaselineMode; text: string }[] = [
  { mode: "snapshot", text: "Everything: each property that is configuration" },
  { mode: "properties", text: "Chosen properties: those that have a value now" },
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
