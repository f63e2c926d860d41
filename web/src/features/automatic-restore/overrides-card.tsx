import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { tenantAreasQuery } from "@/api/queries";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { StateLabel } from "@/ui/state-label";
import { type Override, withOverride } from "./automatic-form";
import { PolicyDialog } from "./policy-dialog";
import { CAREFUL } from "./policy-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "640px" },
  text: { margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  override: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
});

interface OverridesCardProps {
  readonly tenant: string;
  readonly overrides: readonly Override[];
  readonly onChange: (overrides: readonly Override[]) => void;
}

/** Areas in which something else holds than in the rest of the tenant. */
export function OverridesCard({ tenant, overrides, onChange }: OverridesCardProps) {
  const styles = useStyles();
  const areas = useQuery(tenantAreasQuery(tenant)).data ?? [];
  const [edited, setEdited] = useState<Override | null>(null);
  const left = areas.filter(({ area }) => overrides.every((override) => override.area !== area));
  return (
    <Card title={strings.overrides}>
      <div className={styles.stack}>
        <p className={styles.text}>{strings.overridesText}</p>
        {overrides.length === 0 && <Note>{strings.noOverrides}</Note>}
        <ul className={styles.list}>
          {overrides.map((override) => (
            <li key={override.area} className={styles.override}>
              <span className={styles.name}>
                {override.areaTitle}
                <Note>{strings.limits(override.policy.changesPerHour)}</Note>
              </span>
              <StateLabel
                tone={override.policy.enabled ? "good" : "paused"}
                text={override.policy.enabled ? strings.on : strings.off}
              />
              <Button
                size="small"
                appearance="subtle"
                icon={<EditRegular />}
                aria-label={strings.edit(override.areaTitle)}
                onClick={() => setEdited(override)}
              />
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={strings.removeOverride(override.areaTitle)}
                onClick={() => onChange(overrides.filter(({ area }) => area !== override.area))}
              />
            </li>
          ))}
        </ul>
        <Field label={strings.addOverride}>
          <Select
            value=""
            onChange={(_, data) => {
              const chosen = left.find(({ area }) => area === data.value);
              if (chosen) setEdited({ area: chosen.area, areaTitle: chosen.title, policy: CAREFUL });
            }}
          >
            <option value="">{strings.chooseArea}</option>
            {left.map(({ area, title }) => (
              <option key={area} value={area}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {edited && (
        <PolicyDialog
          title={strings.overrideTitle(edited.areaTitle)}
          policy={edited.policy}
          onClose={() => setEdited(null)}
          onDone={(policy) => {
            onChange(withOverride(overrides, { ...edited, policy }));
            setEdited(null);
          }}
        />
      )}
    </Card>
  );
}
