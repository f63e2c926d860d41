import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ConnectionCard } from "./connection-card";
import { DeleteTenantCard } from "./delete-tenant-card";
import { GeneralCard } from "./general-card";
import { strings } from "./strings";

export function TenantSettingsPage() {
  const { tenantId = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  return (
    <Page
      title={strings.settingsTitle}
      crumbs={[
        { text: strings.portfolio, to: paths.portfolio() },
        { text: tenant.data?.name ?? "…", to: paths.tenant(tenantId) },
      ]}
    >
      <QueryView query={tenant} loading={<RowsSkeleton />}>
        {(data) => (
          <>
            <GeneralCard key={`general-${data.id}`} tenant={data} />
            <ConnectionCard key={`connection-${data.id}`} tenant={data} />
            <DeleteTenantCard key={`delete-${data.id}`} tenant={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
