import { Button } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type RestoreFilter, restoresQuery } from "@/api/restore-queries";
import { Card } from "../card";
import { DataTable } from "../data-table";
import { EmptyState } from "../empty-state";
import { QueryView } from "../query-view";
import { RowsSkeleton } from "../skeletons";
import { restoreLogColumns } from "./restore-log-columns";
import { strings } from "./strings";

/** Every request that was sent to a resource, an area or a tenant, the newest first. */
export function RestoreLog({ filter }: { filter: RestoreFilter }) {
  const restores = useInfiniteQuery(restoresQuery(filter));
  return (
    <QueryView
      query={restores}
      loading={<RowsSkeleton rows={6} />}
      isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
      empty={<EmptyState title={strings.logEmptyTitle} text={strings.logEmptyText} />}
    >
      {(data) => (
        <Card title={strings.log} flush>
          <DataTable
            label={strings.log}
            columns={restoreLogColumns}
            rows={data.pages.flatMap((page) => page.items)}
            rowKey={(entry) => `${entry.planId}/${entry.operation.number}`}
          />
          {restores.hasNextPage && (
            <Button
              appearance="subtle"
              disabledFocusable={restores.isFetchingNextPage}
              onClick={() => restores.fetchNextPage()}
            >
              {strings.older}
            </Button>
          )}
        </Card>
      )}
    </QueryView>
  );
}
