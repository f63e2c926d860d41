import { Combobox, Field, makeStyles, Option, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { tenantAreasQuery } from "@/api/queries";
import { strings } from "./strings";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, maxWidth: "520px" },
});

interface AreasFieldProps {
  readonly tenant: string;
  /** The chosen ones; null for all. */
  readonly value: readonly string[] | null;
  readonly onChange: (value: readonly string[] | null) => void;
}

/** Where the policy of a tenant holds. */
export function AreasField({ tenant, value, onChange }: AreasFieldProps) {
  const styles = useStyles();
  const areas = useQuery(tenantAreasQuery(tenant)).data ?? [];
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = areas.filter((area) => area.title.toLowerCase().includes(wanted));
  return (
    <div className={styles.box}>
      <Field label={strings.areas}>
        <RadioGroup
          value={value === null ? "all" : "chosen"}
          onChange={(_, data) => onChange(data.value === "all" ? null : [])}
        >
          <Radio value="all" label={strings.allAreas} />
          <Radio value="chosen" label={strings.chosenAreas} />
        </RadioGroup>
      </Field>
      {value !== null && (
        <Field
          label={strings.chooseAreas}
          hint={strings.areasChosen(value.length)}
          validationMessage={value.length === 0 ? strings.noAreas : undefined}
        >
          <Combobox
            multiselect
            value={text}
            selectedOptions={[...value]}
            onChange={(event) => setText(event.target.value)}
            onOptionSelect={(_, data) => {
              onChange(data.selectedOptions);
              setText("");
            }}
          >
            {shown.map((area) => (
              <Option key={area.area} value={area.area}>
                {area.title}
              </Option>
            ))}
          </Combobox>
        </Field>
      )}
    </div>
  );
}
