import type { Drift } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { DirectionLabel } from "@/ui/direction-label";
import { DriftStateLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { SeverityLabel } from "@/ui/severity-label";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { DriftMarks } from "./drift-marks";
import { strings } from "./strings";

/** `search` is the way through the inbox that a drift's page goes on with. */
export function driftColumns(search: string): readonly VirtualColumn<Drift>[] {
  return COLUMNS.map((column) =>
    column.key === "drift"
      ? { ...column, render: (drift) => <DriftCell drift={drift} search={search} /> }
      : column,
  );
}

function DriftCell({ drift, search }: { drift: Drift; search: string }) {
  return (
    <>
      <AppLink to={`${paths.drift(drift.id)}${search ? `?${search}` : ""}`} strong>
        {drift.resourceName}
      </AppLink>
      <Note>{changeSentence(drift)}</Note>
      {drift.attribution?.changedBy && <Note>{strings.doneBy(drift.attribution.changedBy.name)}</Note>}
      {(drift.assignee || drift.comments > 0) && (
        <Note>{strings.workOn(drift.assignee?.name, drift.comments)}</Note>
      )}
      <DriftMarks drift={drift} />
    </>
  );
}

const COLUMNS: readonly VirtualColumn<Drift>[] = [
  {
    key: "severity",
    title: strings.columns.severity,
    width: "minmax(76px, 0.6fr)",
    render: (drift) => <SeverityLabel severity={drift.severity} />,
  },
  {
    key: "direction",
    title: strings.columns.direction,
    width: "minmax(100px, 0.8fr)",
    render: (drift) => <DirectionLabel direction={drift.direction} />,
  },
  {
    key: "drift",
    title: strings.columns.drift,
    width: "minmax(170px, 3.2fr)",
    render: (drift) => <DriftCell drift={drift} search="" />,
  },
  {
    key: "tenant",
    title: strings.columns.tenant,
    width: "minmax(124px, 1.5fr)",
    render: (drift) => (
      <>
        {drift.tenantName}
        <Note>{drift.areaTitle}</Note>
      </>
    ),
  },
  {
    key: "state",
    title: strings.columns.state,
    width: "minmax(80px, 0.7fr)",
    render: (drift) => <DriftStateLabel state={drift.state} />,
  },
  {
    key: "seen",
    title: strings.columns.seen,
    width: "minmax(88px, 0.95fr)",
    render: (drift) => <TimeText at={drift.firstSeenAt} />,
  },
];
