import type { TimelineSpan } from "@/api/types";
import { readableValue } from "@/lib/readable-value";
import type { DataColumn } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

export const timelineColumns: DataColumn<TimelineSpan>[] = [
  {
    key: "value",
    title: strings.timelineColumns.value,
    width: "48%",
    render: (span) => (span.present ? readableValue(span.value) : strings.notThere),
  },
  {
    key: "from",
    title: strings.timelineColumns.from,
    width: "26%",
    render: (span) => (
      <>
        <TimeText at={span.from} />
        {span.notBefore && <Note>{strings.notBefore(span.notBefore)}</Note>}
      </>
    ),
  },
  {
    key: "to",
    title: strings.timelineColumns.to,
    width: "26%",
    render: (span) => (
      <>
        <TimeText at={span.to} missing={strings.current} />
        {span.notAfter && <Note>{strings.notAfter(span.notAfter)}</Note>}
        {span.gone && <Note>{strings.goneThen}</Note>}
      </>
    ),
  },
];
