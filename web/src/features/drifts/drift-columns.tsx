import type { Drift } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { DriftStateLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { SeverityLabel } from "@/ui/severity-label";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { strings } from "./strings";

export const driftColumns: readonly VirtualColumn<Drift>[] = [
  {
    key: "severity",
    title: strings.columns.severity,
    width: "minmax(78px, 0.6fr)",
    render: (drift) => <SeverityLabel severity={drift.severity} />,
  },
  {
    key: "drift",
    title: strings.columns.drift,
    width: "minmax(200px, 3.4fr)",
    render: (drift) => (
      <>
        <AppLink to={paths.drift(drift.id)} strong>
          {drift.resourceName}
        </AppLink>
        <Note>{changeSentence(drift)}</Note>
      </>
    ),
  },
  {
    key: "tenant",
    title: strings.columns.tenant,
    width: "minmax(120px, 1.5fr)",
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
    width: "minmax(92px, 0.7fr)",
    render: (drift) => <DriftStateLabel state={drift.state} />,
  },
  {
    key: "seen",
    title: strings.columns.seen,
    width: "minmax(92px, 0.8fr)",
    render: (drift) => <TimeText at={drift.firstSeenAt} />,
  },
];
