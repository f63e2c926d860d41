import { useQuery } from "@tanstack/react-query";
import { schemaNoticesQuery } from "@/api/queries";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { NoticeCard } from "./notice-card";
import { strings } from "./strings";

export function SchemaNoticesPage() {
  const notices = useQuery(schemaNoticesQuery);
  return (
    <Page title={strings.title} description={strings.description}>
      <QueryView
        query={notices}
        loading={<RowsSkeleton rows={3} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState title={strings.emptyTitle} text={strings.emptyText} />}
      >
        {(data) => data.map((notice) => <NoticeCard key={notice.id} notice={notice} />)}
      </QueryView>
    </Page>
  );
}
