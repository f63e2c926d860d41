import { Button } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { driftsQuery } from "@/api/queries";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { InboxList } from "./inbox-list";
import { NoDrifts } from "./no-drifts";
import { strings } from "./strings";
import type { useDriftFilter } from "./use-drift-filter";
import { useSelection } from "./use-selection";
import { useSteadyRows } from "./use-steady-rows";

/** One row for each drift. */
export function ListInbox({ state }: { state: ReturnType<typeof useDriftFilter> }) {
  const { filter, isFiltered, search, clear } = state;
  const drifts = useInfiniteQuery(driftsQuery(filter));
  const { fetchNextPage, isFetchingNextPage } = drifts;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const all = useMemo(() => drifts.data?.pages.flatMap((page) => page.items) ?? [], [drifts.data]);
  const selection = useSelection(all);
  const { rows, held, release } = useSteadyRows(all, selection.chosen.length > 0);
  return (
    <QueryView
      query={drifts}
      loading={<RowsSkeleton rows={12} />}
      isEmpty={() => all.length === 0}
      empty={<NoDrifts filtered={isFiltered} onClear={clear} />}
    >
      {() => (
        <>
          {held > 0 && (
            <Button appearance="secondary" onClick={release}>
              {strings.showNew(held)}
            </Button>
          )}
          <InboxList
            rows={rows}
            selection={selection}
            filter={filter}
            search={search}
            hasMore={drifts.hasNextPage}
            onMore={more}
          />
        </>
      )}
    </QueryView>
  );
}
