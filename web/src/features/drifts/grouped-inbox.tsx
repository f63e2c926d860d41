import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { driftGroupsQuery } from "@/api/triage-queries";
import type { Drift } from "@/api/types";
import { useKeys } from "@/ui/actions/use-keys";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { VirtualTable } from "@/ui/virtual-table";
import { DecisionKeys } from "./decision-keys";
import { groupColumns } from "./group-columns";
import { NoDrifts } from "./no-drifts";
import { SelectionBar } from "./selection-bar";
import { strings } from "./strings";
import type { Grouping, useDriftFilter } from "./use-drift-filter";
import { useSelection } from "./use-selection";

interface GroupedInboxProps {
  readonly by: Grouping;
  readonly state: ReturnType<typeof useDriftFilter>;
}

const UNKNOWN: readonly Drift[] = [];

/** One row for all drifts that have something in common. */
export function GroupedInbox({ by, state }: GroupedInboxProps) {
  const { filter, isFiltered, search, clear } = state;
  const groups = useInfiniteQuery(driftGroupsQuery(by, filter));
  const { fetchNextPage, isFetchingNextPage } = groups;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const selection = useSelection(UNKNOWN);
  useKeys({ Escape: selection.clear });
  return (
    <QueryView
      query={groups}
      loading={<RowsSkeleton rows={12} />}
      isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
      empty={<NoDrifts filtered={isFiltered} onClear={clear} />}
    >
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        return (
          <>
            <SelectionBar drifts={selection.chosen} onDone={selection.clear} />
            <DecisionKeys
              drifts={selection.chosen}
              chooseFirst={strings.tickFirst}
              onDone={selection.clear}
            />
            <Card
              title={strings.groupTitles[by || "change"]}
              actions={<Note>{strings.groupsShown(rows.length, groups.hasNextPage)}</Note>}
              flush
            >
              <VirtualTable
                label={strings.groupTitles[by || "change"]}
                columns={groupColumns(by, filter, search, selection)}
                rows={rows}
                total={rows.length}
                rowKey={(group) => group.key}
                hasMore={groups.hasNextPage}
                onMore={more}
              />
            </Card>
          </>
        );
      }}
    </QueryView>
  );
}
