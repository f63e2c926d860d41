import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { jobQuery } from "@/api/queries";
import type { Job, JobArea } from "@/api/types";
import { Card } from "@/ui/card";
import { CollectionLabel } from "@/ui/domain-labels";
import { StateLabel } from "@/ui/state-label";
import { wordOf } from "@/ui/words";
import { strings } from "./strings";

const useStyles = makeStyles({
  areas: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(300px, 1fr))",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    listStyleType: "none",
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
  },
  area: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalM, minWidth: 0 },
  title: { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  line: { margin: `0 0 ${tokens.spacingVerticalS}` },
});

const REFRESH_MS = 2_000;
/** More would push the page away. */
const LINES = 24;

interface SyncProgressProps {
  readonly jobId: string | undefined;
  readonly initial: Job | null | undefined;
}

/** The running sync, with the areas that are being read and those that were not read completely. Gone when it is done: the tables below tell the result. */
export function SyncProgress({ jobId, initial }: SyncProgressProps) {
  const styles = useStyles();
  const query = useQuery({
    ...jobQuery(jobId ?? ""),
    enabled: jobId !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === "done" ? false : REFRESH_MS),
  });
  const job = query.data ?? (initial?.id === jobId ? initial : undefined);
  if (!job || job.state === "done") return null;
  const text = strings.progress(job.done, job.total);
  const listed = job.areas.filter(isWorthALine).slice(0, LINES);
  return (
    <Card title={`${strings.progressTitle}, ${wordOf(strings.jobBy, job.trigger)}`}>
      <p className={styles.line} role="status">
        {text}
      </p>
      <ProgressBar aria-label={text} value={job.done} max={Math.max(job.total, 1)} thickness="large" />
      <ul className={styles.areas} aria-label={strings.progressList}>
        {listed.map((area) => (
          <li key={area.area} className={styles.area}>
            <span className={styles.title}>{area.title}</span>
            <AreaProgress area={area} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Nearly two hundred areas end well and need no line; those under way and those that did not, do. */
function isWorthALine(area: JobArea): boolean {
  return area.state === "running" || (area.state === "done" && area.status !== "complete");
}

function AreaProgress({ area }: { area: JobArea }) {
  if (area.state === "done" && area.status) return <CollectionLabel status={area.status} />;
  return (
    <StateLabel
      tone={area.state === "running" ? "busy" : "quiet"}
      text={wordOf(strings.jobStates, area.state)}
    />
  );
}
