import { makeStyles, tokens } from "@fluentui/react-components";
import type { DriftEvent } from "@/api/types";
import { readableName } from "@/lib/property-path";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { eventDetail } from "./event-detail";
import { strings } from "./strings";

/** The events hang on a line, the newest at the bob. */
const useStyles = makeStyles({
  line: {
    listStyleType: "none",
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalL}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
  },
  event: {
    position: "relative",
    "::before": {
      content: '""',
      position: "absolute",
      left: "-22px",
      top: "6px",
      width: "10px",
      height: "10px",
      borderRadius: "50%",
      backgroundColor: tokens.colorNeutralBackground1,
      border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    },
    "&:last-child::before": { backgroundColor: tokens.colorCompoundBrandStroke },
  },
  none: { margin: 0 },
});

export function DriftTimeline({ events }: { events: readonly DriftEvent[] }) {
  const styles = useStyles();
  return (
    <Card title={strings.timeline}>
      {events.length === 0 ? (
        <p className={styles.none}>{strings.noEvents}</p>
      ) : (
        <ol className={styles.line}>
          {events.map((event) => (
            <li key={`${event.at} ${event.event}`} className={styles.event}>
              {strings.events.get(event.event) ?? readableName(event.event)}
              <Note>
                <TimeText at={event.at} /> · {event.actor}
              </Note>
              {eventDetail(event) && <Note>{eventDetail(event)}</Note>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
