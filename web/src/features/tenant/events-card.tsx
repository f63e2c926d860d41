import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { tenantEventsQuery } from "@/api/queries";
import type { TenantEvent } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { RowsSkeleton } from "@/ui/skeletons";
import { StateLabel, type Tone } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { wordOf } from "@/ui/words";
import { activityStrings as strings } from "./strings";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", listStyleType: "none", margin: 0, padding: 0 },
  event: {
    display: "grid",
    gridTemplateColumns: "minmax(160px, 1fr) 3fr minmax(96px, auto)",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    "&:last-child": { borderBottom: "none" },
    "@media (max-width: 640px)": { gridTemplateColumns: "1fr" },
  },
  subject: { overflowWrap: "anywhere", minWidth: 0 },
});

const TONES: Readonly<Record<string, Tone>> = {
  permissionLost: "bad",
  permissionGained: "good",
  licenceLost: "bad",
  licenceGained: "good",
  connectionBroken: "bad",
  disconnected: "paused",
  automaticRestorePaused: "bad",
  automaticRestoreStopped: "bad",
  automaticRestoreNeedsPerson: "paused",
};
/** They concern every area alike. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set(["connectionBroken", "disconnected"]);
/** More names would not be read. */
const AREAS_NAMED = 5;

/** Permissions and licences that came or went, the newest first. */
export function EventsCard({ tenant }: { tenant: string }) {
  const styles = useStyles();
  const query = useInfiniteQuery(tenantEventsQuery(tenant));
  const events = query.data?.pages.flatMap((page) => page.items);
  return (
    <Card title={strings.eventsTitle}>
      {query.error && <ProblemMessage error={query.error} onRetry={() => query.refetch()} />}
      {!events && !query.error && <RowsSkeleton rows={3} />}
      {events?.length === 0 && strings.eventsEmpty}
      {events && events.length > 0 && (
        <ul className={styles.list}>
          {events.map((event) => (
            <li key={event.id} className={styles.event}>
              <StateLabel tone={TONES[event.kind] ?? "quiet"} text={wordOf(strings.events, event.kind)} />
              <span className={styles.subject}>
                {event.subject}
                {!OF_THE_CONNECTION.has(event.kind) && <Note>{concerned(event)}</Note>}
              </span>
              <TimeText at={event.at} />
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button disabledFocusable={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {strings.older}
        </Button>
      )}
    </Card>
  );
}

function concerned({ areas }: TenantEvent): string {
  const titles = areas.map((area) => area.title);
  if (titles.length === 0) return strings.concernsNone;
  const more = titles.length - AREAS_NAMED;
  return more > 0 ? strings.concernsMany(titles.slice(0, AREAS_NAMED), more) : strings.concerns(titles);
}
