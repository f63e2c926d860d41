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

interface SyncProgressProps {
  readonly jobId: string | undefined;
  readonly initial: Job | null | undefined;
}

/** The running sync, area by area. Gone when it is done: the tables below tell the result. */
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
  return (
    <Card title={`${strings.progressTitle}, ${wordOf(strings.jobBy, job.trigger)}`}>
      <p className={styles.line} role="status">
        {text}
      </p>
      <ProgressBar aria-label={text} value={job.done} max={Math.max(job.total, 1)} thickness="large" />
      <ul className={styles.areas}>
        {job.areas.map((area) => (
          <li key={area.area} className={styles.area}>
            <span className={styles.title}>{area.title}</span>
            <AreaProgress area={area} />
          </li>
        ))}
      </ul>
    </Card>
  );
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
