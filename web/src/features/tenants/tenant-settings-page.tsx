import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ConnectionCard } from "./connection-card";
import { DeleteTenantCard } from "./delete-tenant-card";
import { DisconnectCard } from "./disconnect-card";
import { GeneralCard } from "./general-card";
import { GroupsCard } from "./groups-card";
import { strings } from "./strings";
import { TagsCard } from "./tags-card";

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
            <TagsCard key={`tags-${data.id}`} tenant={data} />
            <GroupsCard key={`groups-${data.id}`} tenant={data.id} />
            <ConnectionCard key={`connection-${data.id}`} tenant={data} />
            <Card title={strings.writeTitle}>
              <p>{strings.writeText}</p>
              <LinkButton to={paths.writeAccess(data.id)}>{strings.writeLink}</LinkButton>
            </Card>
            <Card title={strings.restoreTitle}>
              <p>{strings.restoreText}</p>
              <LinkButton to={paths.restoreSettings(data.id)}>{strings.restoreLink}</LinkButton>{" "}
              <LinkButton to={paths.automaticRestore(data.id)}>{strings.automaticLink}</LinkButton>
            </Card>
            {data.connection && <DisconnectCard key={`disconnect-${data.id}`} tenant={data} />}
            <DeleteTenantCard key={`delete-${data.id}`} tenant={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
