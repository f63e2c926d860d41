import { makeStyles, tokens } from "@fluentui/react-components";
import type { TenantArea } from "@/api/types";
import { StateLabel, type Tone } from "@/ui/state-label";
import { areaStrings } from "./strings";
import { workloadCounts } from "./workload-counts";

const useStyles = makeStyles({
  counts: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

/** "78 areas · 61 on" and what deserves a look; what is nought is left out. */
export function WorkloadSummary({ areas }: { areas: readonly TenantArea[] }) {
  const styles = useStyles();
  const words = areaStrings.counts;
  const counts = workloadCounts(areas);
  const notable: readonly (readonly [Tone, number, string])[] = [
    ["warn", counts.drifts, words.drifts(counts.drifts)],
    ["bad", counts.gaps, words.gaps(counts.gaps)],
    ["locked", counts.locked, words.locked(counts.locked)],
    ["locked", counts.notLicensed, words.notLicensed(counts.notLicensed)],
  ];
  return (
    <div className={styles.counts}>
      <span>{words.total(counts.total)}</span>
      <span>{words.on(counts.on)}</span>
      {notable
        .filter(([, count]) => count > 0)
        .map(([tone, , text]) => (
          <StateLabel key={text} tone={tone} text={text} />
        ))}
    </div>
  );
}
