import type { ReactNode } from "react";
import type { RunningAcceptance } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { strings } from "./strings";

export const acceptanceColumns: readonly VirtualColumn<RunningAcceptance>[] = [
  {
    key: "drift",
    title: strings.columns.drift,
    width: "minmax(200px, 3fr)",
    render: ({ drift }) => (
      <>
        <AppLink to={paths.drift(drift.id)} strong>
          {drift.resourceName}
        </AppLink>
        <Note>{changeSentence(drift)}</Note>
        <Note>
          {drift.tenantName} · {drift.areaTitle}
        </Note>
      </>
    ),
  },
  {
    key: "reason",
    title: strings.columns.reason,
    width: "minmax(160px, 2fr)",
    render: ({ drift }) => (
      <>
        {drift.acceptance?.reason}
        {drift.acceptance?.ticket && <Note>{strings.ticket(drift.acceptance.ticket)}</Note>}
        {drift.leftAcceptance && <Note>{strings.left}</Note>}
      </>
    ),
  },
  {
    key: "by",
    title: strings.columns.by,
    width: "minmax(100px, 1fr)",
    render: ({ drift }) => (
      <>
        <TimeText at={drift.acceptance?.acceptedAt} />
        <Note>{strings.by(drift.acceptance?.author ?? "")}</Note>
      </>
    ),
  },
  {
    key: "until",
    title: strings.columns.until,
    width: "minmax(90px, 0.8fr)",
    render: ({ drift }) => <TimeText at={drift.acceptance?.expiresAt} missing={strings.noEnd} />,
  },
];

/** The last column, as it needs to know what is to be done. */
export function actionColumn(
  render: (running: RunningAcceptance) => ReactNode,
): VirtualColumn<RunningAcceptance> {
  return {
    key: "action",
    title: <span className="visually-hidden">{strings.columns.action}</span>,
    width: "96px",
    render,
  };
}
