import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { resourcesQuery } from "@/api/resource-queries";
import type { Names } from "@/lib/names";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { MomentNotice } from "@/ui/moment-notice";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { Sideways } from "@/ui/sideways";
import { RowsSkeleton } from "@/ui/skeletons";
import { VirtualTable } from "@/ui/virtual-table";
import { pastColumns } from "./past-columns";
import { pastStrings } from "./past-strings";
import { resourceColumns } from "./resource-columns";
import { ResourceFilters } from "./resource-filters";
import { strings } from "./strings";
import { useColumns } from "./use-columns";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

export function ResourceList({ tenant, area }: { tenant: string; area: string }) {
  const styles = useStyles();
  const [read, write] = useUrlFilter();
  const [, setParams] = useSearchParams();
  const [chosen, choose] = useColumns(area);
  const filter = {
    q: read("q"),
    inValues: read("within") === "values",
    state: read("state"),
    sort: read("sort"),
    show: chosen.show,
    at: read("at"),
  };
  const resources = useInfiniteQuery(resourcesQuery(tenant, area, filter));
  const isPast = filter.at !== "";
  const pages = resources.data?.pages;
  const names = useMemo<Names>(() => Object.assign({}, ...(pages ?? []).map((page) => page.names)), [pages]);
  const columns = useMemo(
    () => (isPast ? pastColumns(tenant, area, filter.at) : resourceColumns(tenant, area, chosen, names)),
    [tenant, area, isPast, filter.at, chosen, names],
  );
  const { fetchNextPage, isFetchingNextPage } = resources;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const clear = () =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      for (const name of ["q", "within", "state"]) next.delete(name);
      return next;
    });
  const isFiltered = Boolean(filter.q || filter.state);
  return (
    <div className={styles.stack}>
      <ResourceFilters
        tenant={tenant}
        area={area}
        filter={filter}
        write={write}
        columns={chosen}
        onColumns={choose}
      />
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
              actions={<Button onClick={clear}>{strings.clear}</Button>}
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
              <Sideways label={strings.tableLabel} columns={columns}>
                <VirtualTable
                  label={strings.resources}
                  columns={columns}
                  rows={data.pages.flatMap((page) => page.items)}
                  total={total}
                  rowKey={(resource) => resource.id}
                  hasMore={resources.hasNextPage}
                  onMore={more}
                  sort={filter.sort || "name"}
                  onSort={isPast ? undefined : (sort) => write("sort", sort === "name" ? "" : sort)}
                />
              </Sideways>
            </Card>
          );
        }}
      </QueryView>
    </div>
  );
}
