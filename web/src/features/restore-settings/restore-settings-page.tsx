import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantQuery } from "@/api/queries";
import { restoreSettingsQuery } from "@/api/restore-queries";
import { paths } from "@/lib/paths";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { RulesForm } from "./rules-form";
import { strings } from "./strings";

/** What a plan of this tenant has to pass. */
export function RestoreSettingsPage() {
  const { tenantId = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  const settings = useQuery(restoreSettingsQuery(tenantId));
  return (
    <Page
      title={strings.title}
      description={strings.description}
      crumbs={[
        { text: strings.portfolio, to: paths.portfolio() },
        { text: tenant.data?.name ?? "…", to: paths.tenant(tenantId) },
        { text: strings.settings, to: paths.tenantSettings(tenantId) },
      ]}
    >
      <QueryView query={settings} loading={<RowsSkeleton rows={6} />}>
        {(data) => <RulesForm key={tenantId} tenant={tenantId} settings={data} />}
      </QueryView>
    </Page>
  );
}
