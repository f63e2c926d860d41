import { Checkbox } from "@fluentui/react-components";
import type { DriftFilter } from "@/api/queries";
import type { Drift } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { VirtualTable } from "@/ui/virtual-table";
import { driftColumns } from "./drift-columns";
import { SelectAll } from "./select-all";
import { strings } from "./strings";
import type { Selection } from "./use-selection";

interface DriftTableProps {
  readonly rows: readonly Drift[];
  readonly selection: Selection;
  readonly filter: DriftFilter;
  readonly search: string;
  readonly current: string | null;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

export function DriftTable({ rows, selection, filter, search, current, hasMore, onMore }: DriftTableProps) {
  const columns = [
    {
      key: "select",
      title: <SelectAll rows={rows} filter={filter} selection={selection} />,
      width: "32px",
      render: (drift: Drift) => (
        <Checkbox
          aria-label={strings.select(drift.resourceName)}
          checked={selection.has(drift.id)}
          onChange={(_, data) => selection.set([drift], data.checked === true)}
        />
      ),
    },
    ...driftColumns(search),
  ];
  return (
    <Card title={strings.tableTitle} actions={<Note>{strings.shown(rows.length, hasMore)}</Note>} flush>
      <VirtualTable
        label={strings.tableTitle}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowKey={(drift) => drift.id}
        current={current}
        hasMore={hasMore}
        onMore={onMore}
      />
    </Card>
  );
}
