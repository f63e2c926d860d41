import type { RetentionRun } from "@/api/types";
import type { DataColumn } from "@/ui/data-table";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

export const runColumns: DataColumn<RetentionRun>[] = [
  {
    key: "started",
    title: strings.columns.started,
    width: "18%",
    render: (run) => <TimeText at={run.startedAt} />,
  },
  {
    key: "finished",
    title: strings.columns.finished,
    width: "18%",
    render: (run) => <TimeText at={run.finishedAt} missing={strings.interrupted} />,
  },
  { key: "versions", title: strings.columns.versions, width: "13%", render: (run) => run.versions },
  { key: "bodies", title: strings.columns.bodies, width: "13%", render: (run) => run.bodies },
  { key: "collections", title: strings.columns.collections, width: "14%", render: (run) => run.collections },
  {
    key: "events",
    title: strings.columns.events,
    width: "12%",
    render: (run) => run.driftEvents + run.tenantEvents,
  },
  {
    key: "others",
    title: strings.columns.others,
    width: "12%",
    render: (run) => run.resolvedDrifts + run.heldBack + run.jobs + run.figures + run.auditEntries,
  },
];
