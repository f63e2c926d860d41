import { useQuery } from "@tanstack/react-query";
import { collectionsQuery } from "@/api/queries";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { collectionColumns } from "./collection-columns";
import { strings } from "./strings";

/** Each attempt to read the area, and how it ended. */
export function CollectionLedger({ tenant, area }: { tenant: string; area: string }) {
  const collections = useQuery(collectionsQuery(tenant, area));
  return (
    <QueryView
      query={collections}
      loading={<RowsSkeleton rows={6} />}
      isEmpty={(data) => data.length === 0}
      empty={<EmptyState title={strings.noCollectionsTitle} text={strings.noCollectionsText} />}
    >
      {(data) => (
        <Card title={strings.tabs.collections} flush>
          <DataTable
            label={strings.tabs.collections}
            columns={collectionColumns}
            rows={data}
            rowKey={(collection) => collection.id}
          />
        </Card>
      )}
    </QueryView>
  );
}
