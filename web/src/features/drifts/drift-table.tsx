import { Checkbox } from "@fluentui/react-components";
import type { Drift } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { VirtualTable } from "@/ui/virtual-table";
import { driftColumns } from "./drift-columns";
import { strings } from "./strings";

interface DriftTableProps {
  readonly rows: readonly Drift[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

export function DriftTable({ rows, selected, onSelect, hasMore, onMore }: DriftTableProps) {
  const toggle = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    onSelect(next);
  };
  const columns = [
    {
      key: "select",
      title: <span className="visually-hidden">{strings.columns.select}</span>,
      width: "32px",
      render: (drift: Drift) => (
        <Checkbox
          aria-label={strings.select(drift.resourceName)}
          checked={selected.has(drift.id)}
          onChange={(_, data) => toggle(drift.id, data.checked === true)}
        />
      ),
    },
    ...driftColumns,
  ];
  return (
    <Card title={strings.tableTitle} actions={<Note>{strings.shown(rows.length, hasMore)}</Note>} flush>
      <VirtualTable
        label={strings.tableTitle}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowKey={(drift) => drift.id}
        hasMore={hasMore}
        onMore={onMore}
      />
    </Card>
  );
}
