import { Checkbox } from "@fluentui/react-components";
import { useMemo } from "react";
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
  const { ids, set } = selection;
  // Of their own, so that the rows stay as they are when the list comes anew.
  const render = useMemo(() => selectCell({ ids, set }), [ids, set]);
  const others = useMemo(() => driftColumns(search), [search]);
  const title = <SelectAll rows={rows} filter={filter} selection={selection} />;
  const columns = [{ key: "select", title, width: "32px", render }, ...others];
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

function selectCell({ ids, set }: Pick<Selection, "ids" | "set">) {
  return (drift: Drift) => (
    <Checkbox
      aria-label={strings.select(drift.resourceName)}
      checked={ids.has(drift.id)}
      onChange={(_, data) => set([drift], data.checked === true)}
    />
  );
}
