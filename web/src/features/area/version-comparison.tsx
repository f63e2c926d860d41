import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { versionComparisonQuery } from "@/api/queries";
import type { BaselineVersion } from "@/api/types";
import { Card } from "@/ui/card";
import { VersionChangeList } from "@/ui/comparison/version-change-list";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

const useStyles = makeStyles({
  choice: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL },
  changes: { marginTop: tokens.spacingVerticalL },
});

interface VersionComparisonProps {
  readonly tenant: string;
  readonly area: string;
  readonly versions: readonly BaselineVersion[];
}

/** Any two versions against one another; at first the newest and the one before it. */
export function VersionComparison({ tenant, area, versions }: VersionComparisonProps) {
  const styles = useStyles();
  const [from, setFrom] = useState(versions[1]?.version ?? 1);
  const [to, setTo] = useState(versions[0]?.version ?? 1);
  const comparison = useQuery(versionComparisonQuery(tenant, area, from, to));
  const choice = (label: string, value: number, choose: (version: number) => void) => (
    <Field label={label}>
      <Select value={String(value)} onChange={(_, data) => choose(Number(data.value))}>
        {versions.map(({ version, label: name }) => (
          <option key={version} value={String(version)}>
            {name ? `${version}: ${name}` : version}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <Card title={strings.compareVersions}>
      <div className={styles.choice}>
        {choice(strings.compareFrom, from, setFrom)}
        {choice(strings.compareTo, to, setTo)}
      </div>
      <QueryView query={comparison} loading={<RowsSkeleton rows={4} />}>
        {({ changes }) => (
          <div className={styles.changes}>
            <VersionChangeList changes={changes} from={from} to={to} />
          </div>
        )}
      </QueryView>
    </Card>
  );
}
