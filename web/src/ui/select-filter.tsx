import { Field, Select } from "@fluentui/react-components";

export interface FilterOption {
  readonly value: string;
  readonly text: string;
}

interface SelectFilterProps {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly FilterOption[];
  readonly onChange: (value: string) => void;
}

/** One choice of a filter; the empty value means "all". */
export function SelectFilter({ label, all, value, options, onChange }: SelectFilterProps) {
  return (
    <Field label={label} size="small">
      <Select size="medium" value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
