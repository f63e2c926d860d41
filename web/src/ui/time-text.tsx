import { Tooltip } from "@fluentui/react-components";
import { exactTime, relativeTime } from "@/lib/time";
import { useTimeZone } from "@/lib/time-zone";
import { useNow } from "@/lib/use-now";

interface TimeTextProps {
  readonly at: string | null | undefined;
  readonly missing?: string;
}

/** A relative time; the exact one shows on hover and is in the document for machines. */
export function TimeText({ at, missing = "never" }: TimeTextProps) {
  const now = useNow();
  const zone = useTimeZone();
  if (!at) return <span>{missing}</span>;
  return (
    <Tooltip content={exactTime(at, zone)} relationship="description">
      <time dateTime={at}>{relativeTime(at, now)}</time>
    </Tooltip>
  );
}
