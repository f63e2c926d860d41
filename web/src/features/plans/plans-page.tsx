import { useInfiniteQuery } from "@tanstack/react-query";
import { plansQuery } from "@/api/restore-queries";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { VirtualTable } from "@/ui/virtual-table";
import { NoPlans } from "./no-plans";
import { planColumns } from "./plan-columns";
import { PlanFilters } from "./plan-filters";
import { strings } from "./strings";

export function PlansPage() {
  const [read, write] = useUrlFilter();
  const filter = { tenant: read("tenant"), state: read("state") };
  const isFiltered = Object.values(filter).some(Boolean);
  const plans = useInfiniteQuery(plansQuery(filter));
  return (
    <Page title={strings.title} description={strings.description}>
      <PlanFilters filter={filter} onChange={write} />
      <QueryView
        query={plans}
        loading={<RowsSkeleton rows={8} />}
        isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
        empty={<NoPlans filtered={isFiltered} />}
      >
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          return (
            <Card
              title={strings.table}
              actions={<Note>{strings.shown(rows.length, plans.hasNextPage)}</Note>}
              flush
            >
              <VirtualTable
                label={strings.table}
                columns={planColumns}
                rows={rows}
                total={rows.length}
                rowKey={(plan) => plan.id}
                hasMore={plans.hasNextPage}
                onMore={() => !plans.isFetchingNextPage && plans.fetchNextPage()}
              />
            </Card>
          );
        }}
      </QueryView>
    </Page>
  );
}
