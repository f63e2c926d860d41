import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { collectorsQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { collectorColumns } from "./collector-columns";
import { strings } from "./strings";

export function CollectorsPage() {
  const collectors = useQuery(collectorsQuery);
  const add = (
    <LinkButton to={paths.newCollector()} appearance="primary" icon={<AddRegular />}>
      {strings.add}
    </LinkButton>
  );
  const filled = collectors.data !== undefined && collectors.data.length > 0;
  return (
    <Page title={strings.title} description={strings.description} actions={filled ? add : undefined}>
      <QueryView
        query={collectors}
        loading={<RowsSkeleton />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState title={strings.emptyTitle} text={strings.emptyText} actions={add} />}
      >
        {(data) => (
          <Card title={strings.table} flush>
            <DataTable
              label={strings.table}
              columns={collectorColumns}
              rows={data}
              rowKey={(collector) => collector.id}
            />
          </Card>
        )}
      </QueryView>
    </Page>
  );
}
