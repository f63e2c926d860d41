import { useState } from "react";
import type { DriftFilter } from "@/api/queries";
import type { Drift } from "@/api/types";
import { DecisionDialog } from "./decision-dialog";
import type { Decision } from "./decisions";
import { DriftTable } from "./drift-table";
import { SelectionBar } from "./selection-bar";
import { useInboxKeys } from "./use-inbox-keys";
import type { Selection } from "./use-selection";

interface InboxListProps {
  readonly rows: readonly Drift[];
  readonly selection: Selection;
  readonly filter: DriftFilter;
  /** The way through the inbox, for the page of a drift. */
  readonly search: string;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

interface Asking {
  readonly decision: Decision;
  readonly drifts: readonly Drift[];
}

/** The drifts, what is chosen of them, and the keys that decide about it. */
export function InboxList({ rows, selection, filter, search, hasMore, onMore }: InboxListProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const act = (decision: Decision, drifts: readonly Drift[]) => setAsking({ decision, drifts });
  const { current, goOn } = useInboxKeys({ rows, selection, search, act });
  const finish = ({ decision, drifts }: Asking) => {
    setAsking(null);
    selection.clear();
    goOn(decision, drifts);
  };
  return (
    <>
      <SelectionBar drifts={selection.chosen} onDone={selection.clear} />
      <DriftTable
        rows={rows}
        selection={selection}
        filter={filter}
        search={search}
        current={current}
        hasMore={hasMore}
        onMore={onMore}
      />
      {asking && <DecisionDialog {...asking} onClose={() => setAsking(null)} onDone={() => finish(asking)} />}
    </>
  );
}
