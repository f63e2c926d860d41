import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { versionComparisonQuery } from "@/api/queries";
import type { BaselineVersion, VersionChange } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { readablePath } from "@/lib/property-path";
import { Card } from "@/ui/card";
import { ChangeComparison } from "@/ui/comparison/change-comparison";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { wordOf, words } from "@/ui/words";
import { strings } from "./strings";

const useStyles = makeStyles({
  choice: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL },
  list: {
    listStyleType: "none",
    margin: `${tokens.spacingVerticalL} 0 0`,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  sentence: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
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
        {({ changes }) =>
          changes.length === 0 ? (
            <p>{strings.noDifference}</p>
          ) : (
            <ol className={styles.list}>
              {changes.map((change) => (
                <li key={`${change.resourceId}/${change.change}/${change.path}`}>
                  <Change change={change} />
                </li>
              ))}
            </ol>
          )
        }
      </QueryView>
    </Card>
  );
}

function Change({ change }: { change: VersionChange }) {
  const styles = useStyles();
  if (change.change === "changed") {
    return (
      <>
        <p className={styles.sentence}>
          {change.name}: {changeSentence({ ...change, change: "changed" })}
        </p>
        <Note>{readablePath(change.path)}</Note>
        <ChangeComparison change={change} />
      </>
    );
  }
  return (
    <>
      <p className={styles.sentence}>
        {change.name} {wordOf(strings.agreedChange, change.change)}
      </p>
      {change.watchBefore && change.watchAfter && (
        <Note>{strings.watched(watchText(change.watchBefore), watchText(change.watchAfter))}</Note>
      )}
    </>
  );
}

function watchText(watch: { readonly mode: string; readonly watchedPaths: readonly string[] }): string {
  const mode = wordOf(words.baselineMode, watch.mode);
  return watch.mode === "properties" ? `${mode} (${watch.watchedPaths.map(readablePath).join(", ")})` : mode;
}
