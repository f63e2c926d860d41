import type { WriteAccess } from "@/api/types";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { StateLabel } from "@/ui/state-label";
import { words } from "./words";

type Area = WriteAccess["areas"][number];

const COLUMNS: readonly DataColumn<Area>[] = [
  { key: "area", title: words.columns.area, width: "26%", render: (area) => area.title },
  { key: "workload", title: words.columns.workload, width: "16%", render: (area) => area.workload },
  {
    key: "permissions",
    title: words.columns.permissions,
    width: "38%",
    render: (area) => area.permissions.join(", "),
  },
  {
    key: "granted",
    title: words.columns.granted,
    width: "20%",
    render: (area) =>
      area.missing.length === 0 ? (
        <StateLabel tone="good" text={words.granted} />
      ) : (
        <StateLabel tone="locked" text={words.missing(area.missing.length)} />
      ),
  },
];

/** What could be restored, area by area, and what that takes. */
export function WriteAreas({ areas }: Pick<WriteAccess, "areas">) {
  return <DataTable label={words.areasLabel} columns={COLUMNS} rows={areas} rowKey={(area) => area.area} />;
}
