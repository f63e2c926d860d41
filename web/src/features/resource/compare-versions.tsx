import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ResourceVersion } from "@/api/types";
import { Card } from "@/ui/card";
import { strings } from "./strings";

const useStyles = makeStyles({
  fields: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL },
});

interface CompareVersionsProps {
  readonly versions: readonly ResourceVersion[];
  readonly from: string;
  readonly to: string;
  readonly onChange: (from: string, to: string) => void;
}

/** Any two states of the resource, the agreed and the live one among them. */
export function CompareVersions({ versions, from, to, onChange }: CompareVersionsProps) {
  const styles = useStyles();
  const options = (
    <>
      <option value="">{strings.choose}</option>
      <option value="live">{strings.tabs.live}</option>
      <option value="baseline">{strings.tabs.baseline}</option>
      {versions.map((version) => (
        <option key={version.version} value={String(version.version)}>
          {strings.versionOption(version)}
        </option>
      ))}
    </>
  );
  return (
    <Card title={strings.compareTitle}>
      <div className={styles.fields}>
        <Field label={strings.compareFrom}>
          <Select value={from} onChange={(_, data) => onChange(data.value, to)}>
            {options}
          </Select>
        </Field>
        <Field label={strings.compareTo}>
          <Select value={to} onChange={(_, data) => onChange(from, data.value)}>
            {options}
          </Select>
        </Field>
      </div>
    </Card>
  );
}
