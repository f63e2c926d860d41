import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { type ConnectBy, strings, WAYS } from "./strings";

interface ConnectChoiceProps {
  readonly value: ConnectBy;
  readonly onChange: (by: ConnectBy) => void;
}

/** The three ways to connect a tenant, each with what it is good for. */
export function ConnectChoice({ value, onChange }: ConnectChoiceProps) {
  return (
    <Field label={strings.connectBy}>
      <RadioGroup
        value={value}
        onChange={(_, data) => onChange(WAYS.find((way) => way === data.value) ?? "application")}
      >
        {WAYS.map((way) => (
          <Radio key={way} value={way} label={strings.ways[way]} />
        ))}
      </RadioGroup>
    </Field>
  );
}
