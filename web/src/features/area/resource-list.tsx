import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { resourcesQuery } from "@/api/queries";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterBar } from "@/ui/filter-bar";
import { MomentNotice } from "@/ui/moment-notice";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { SearchFilter } from "@/ui/search-filter";
import { SelectFilter } from "@/ui/select-filter";
import { RowsSkeleton } from "@/ui/skeletons";
import { TimeField } from "@/ui/time-field";
import { VirtualTable } from "@/ui/virtual-table";
import { words } from "@/ui/words";
import { pastColumns } from "./past-columns";
import { pastStrings } from "./past-strings";
import { resourceColumns } from "./resource-columns";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

const STATES = Object.entries(words.resourceState).map(([value, text]) => ({ value, text }));

export function ResourceList({ tenant, area }: { tenant: string; area: string }) {
  const styles = useStyles();
  const [read, write] = useUrlFilter();
  const [, setParams] = useSearchParams();
  const filter = { q: read("q"), state: read("state"), at: read("at") };
  const resources = useInfiniteQuery(resourcesQuery(tenant, area, filter));
  const isPast = filter.at !== "";
  const columns = useMemo(
    () => (isPast ? pastColumns(tenant, area, filter.at) : resourceColumns(tenant, area)),
    [tenant, area, isPast, filter.at],
  );
  const { fetchNextPage, isFetchingNextPage } = resources;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const isFiltered = Boolean(filter.q || filter.state);
  return (
    <div className={styles.stack}>
      <FilterBar label={strings.filters}>
        <SearchFilter label={strings.search} value={filter.q} onChange={(value) => write("q", value)} />
        {!isPast && (
          <SelectFilter
            label={strings.state}
            all={strings.all}
            value={filter.state}
            options={STATES}
            onChange={(value) => write("state", value)}
          />
        )}
        <TimeField label={pastStrings.at} value={filter.at} onChange={(value) => write("at", value)} />
        {isPast && <Button onClick={() => write("at", "")}>{pastStrings.now}</Button>}
      </FilterBar>
      <MomentNotice moment={resources.data?.pages[0]?.moment} />
      <QueryView
        query={resources}
        loading={<RowsSkeleton rows={14} />}
        isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
        empty={
          isFiltered ? (
            <EmptyState
              title={strings.noMatchTitle}
              text={strings.noMatchText}
              actions={<Button onClick={() => setParams({})}>{strings.clear}</Button>}
            />
          ) : (
            <EmptyState title={strings.emptyTitle} text={strings.emptyText} />
          )
        }
      >
        {(data) => {
          const total = data.pages[0]?.total ?? 0;
          return (
            <Card
              title={isPast ? pastStrings.asItWas(filter.at) : strings.resources}
              actions={<Note>{strings.total(total)}</Note>}
              flush
            >
              <VirtualTable
                label={strings.resources}
                columns={columns}
                rows={data.pages.flatMap((page) => page.items)}
                total={total}
                rowKey={(resource) => resource.id}
                hasMore={resources.hasNextPage}
                onMore={more}
              />
            </Card>
          );
        }}
      </QueryView>
    </div>
  );
}
