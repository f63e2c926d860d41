import type { BaselineVersion } from "@/api/types";
import type { DataColumn } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { wordOf, words } from "@/ui/words";
import { strings } from "./strings";

export function versionColumns(
  tenant: string,
  onActivate: (version: number) => void,
  onRename: (version: BaselineVersion) => void,
): DataColumn<BaselineVersion>[] {
  return [
    { key: "version", title: strings.versionColumns.version, width: "12%", render: (row) => row.version },
    {
      key: "label",
      title: strings.versionColumns.label,
      width: "28%",
      render: (row) => (
        <>
          {row.label}
          {row.note && <Note>{row.note}</Note>}
        </>
      ),
    },
    {
      key: "mode",
      title: strings.versionColumns.mode,
      width: "16%",
      render: (row) => wordOf(words.baselineMode, row.mode),
    },
    {
      key: "resources",
      title: strings.versionColumns.resources,
      width: "12%",
      render: (row) => row.resources,
    },
    {
      key: "created",
      title: strings.versionColumns.created,
      width: "18%",
      render: (row) => (
        <>
          <TimeText at={row.createdAt} />
          <Note>
            {strings.by} {row.createdBy}
          </Note>
        </>
      ),
    },
    {
      key: "actions",
      title: <span className="visually-hidden">{strings.versionColumns.actions}</span>,
      width: "14%",
      render: (row) => (
        <div style={{ display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "4px" }}>
          {row.active ? (
            <StateLabel tone="good" text={strings.active} />
          ) : (
            <PermittedButton
              needs="approver"
              tenant={tenant}
              size="small"
              aria-label={strings.activateTitle(row.version)}
              onClick={() => onActivate(row.version)}
            >
              {strings.activate}
            </PermittedButton>
          )}
          <PermittedButton
            needs="approver"
            tenant={tenant}
            size="small"
            aria-label={strings.renameTitle(row.version)}
            onClick={() => onRename(row)}
          >
            {strings.rename}
          </PermittedButton>
        </div>
      ),
    },
  ];
}
