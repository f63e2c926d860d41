import { Checkbox } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { strings } from "./strings";

interface InValuesFilterProps {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Whether values are searched, too. It is ticked at once, while the address follows a moment later. */
export function InValuesFilter({ value, onChange }: InValuesFilterProps) {
  const [isOn, setIsOn] = useState(value);
  useEffect(() => setIsOn(value), [value]);
  const change = (next: boolean) => {
    setIsOn(next);
    onChange(next);
  };
  return (
    <Checkbox
      label={strings.inValues}
      checked={isOn}
      onChange={(_, { checked }) => change(checked === true)}
    />
  );
}
