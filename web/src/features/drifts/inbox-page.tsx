import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { driftsQuery } from "@/api/queries";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { DriftFilters } from "./drift-filters";
import { DriftTable } from "./drift-table";
import { NoDrifts } from "./no-drifts";
import { SelectionBar } from "./selection-bar";
import { strings } from "./strings";
import { useDriftFilter } from "./use-drift-filter";

const NOTHING: ReadonlySet<string> = new Set();

export function InboxPage() {
  const { filter, isFiltered, set, clear } = useDriftFilter();
  const drifts = useInfiniteQuery(driftsQuery(filter));
  const [selected, setSelected] = useState(NOTHING);
  const { fetchNextPage, isFetchingNextPage } = drifts;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  return (
    <Page title={strings.title} description={strings.description}>
      <DriftFilters filter={filter} onChange={set} />
      <QueryView
        query={drifts}
        loading={<RowsSkeleton rows={12} />}
        isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
        empty={<NoDrifts filtered={isFiltered} onClear={clear} />}
      >
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          const chosen = rows.filter((drift) => selected.has(drift.id));
          return (
            <>
              <SelectionBar drifts={chosen} onDone={() => setSelected(NOTHING)} />
              <DriftTable
                rows={rows}
                selected={selected}
                onSelect={setSelected}
                hasMore={drifts.hasNextPage}
                onMore={more}
              />
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
