import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { tenantsQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { CardsSkeleton, RowsSkeleton } from "@/ui/skeletons";
import { ScoreCards } from "./score-cards";
import { strings } from "./strings";
import { SyncAllButton } from "./sync-all-button";
import { TenantTable } from "./tenant-table";

export function PortfolioPage() {
  const tenants = useQuery(tenantsQuery);
  const addTenant = (
    <LinkButton to={paths.addTenant()} appearance="primary" icon={<AddRegular />}>
      {strings.addTenant}
    </LinkButton>
  );
  const filled = tenants.data !== undefined && tenants.data.length > 0;
  return (
    <Page
      title={strings.title}
      description={filled ? strings.description(tenants.data.length) : undefined}
      actions={
        filled ? (
          <>
            <SyncAllButton tenants={tenants.data} />
            {addTenant}
          </>
        ) : undefined
      }
    >
      <QueryView
        query={tenants}
        loading={
          <>
            <CardsSkeleton />
            <RowsSkeleton />
          </>
        }
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState title={strings.emptyTitle} text={strings.emptyText} actions={addTenant} />}
      >
        {(data) => (
          <>
            <ScoreCards tenants={data} />
            <TenantTable tenants={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
