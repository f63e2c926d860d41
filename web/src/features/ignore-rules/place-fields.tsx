import { Field, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { tenantGroupsQuery, tenantsQuery } from "@/api/queries";
import type { RuleForm } from "./rule-form";
import { strings } from "./strings";

interface PlaceFieldsProps {
  readonly form: RuleForm;
  readonly onChange: (change: Partial<RuleForm>) => void;
}

const PLACES = [
  { value: "everywhere", text: strings.everywhere },
  { value: "tenant", text: strings.oneTenant },
  { value: "group", text: strings.oneGroup },
] as const;

/** The tenants that a rule speaks of. */
export function PlaceFields({ form, onChange }: PlaceFieldsProps) {
  const tenants = useQuery(tenantsQuery).data ?? [];
  const groups = useQuery(tenantGroupsQuery).data ?? [];
  const choose = (value: string) => {
    const place = PLACES.find((known) => known.value === value);
    if (place) onChange({ where: place.value });
  };
  return (
    <>
      <Field label={strings.where}>
        <RadioGroup layout="horizontal" value={form.where} onChange={(_, data) => choose(data.value)}>
          {PLACES.map(({ value, text }) => (
            <Radio key={value} value={value} label={text} />
          ))}
        </RadioGroup>
      </Field>
      {form.where === "tenant" && (
        <Choice
          label={strings.tenant}
          value={form.tenant}
          options={tenants}
          onChange={(tenant) => onChange({ tenant })}
        />
      )}
      {form.where === "group" && (
        <Choice
          label={strings.group}
          value={form.group}
          options={groups}
          onChange={(group) => onChange({ group })}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Field label={label} required>
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{strings.choose}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
