import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { Moment } from "@/api/types";
import { exactTime } from "@/lib/time";

/** Says how well a moment is known, where it is not known well. */
export function MomentNotice({ moment }: { moment: Moment | null | undefined }) {
  if (!moment || moment.complete) return null;
  const reason = moment.reason ? ` (${moment.reason})` : "";
  const complete = moment.completeAt
    ? `The area was last read completely on ${exactTime(moment.completeAt)}`
    : "It was not read completely before";
  return (
    <MessageBar intent="warning">
      <MessageBarBody>
        {`The last reading before this time was not complete${reason}. ${complete}, so something may be out of date here.`}
      </MessageBarBody>
    </MessageBar>
  );
}
