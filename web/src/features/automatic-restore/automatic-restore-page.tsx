import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantQuery } from "@/api/queries";
import { automaticRestoreQuery } from "@/api/restore-queries";
import { paths } from "@/lib/paths";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { AutomaticEditor } from "./automatic-editor";
import { HistoryCard } from "./history-card";
import { PausedBar } from "./paused-bar";
import { strings } from "./strings";

/** What is restored with no person asking: the policy, what it would do, and what it did. */
export function AutomaticRestorePage() {
  const { tenantId = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  const automatic = useQuery(automaticRestoreQuery(tenantId));
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
      <QueryView query={automatic} loading={<RowsSkeleton rows={8} />}>
        {(data) => (
          <>
            <PausedBar tenant={tenantId} automatic={data} />
            <AutomaticEditor key={tenantId} tenant={tenantId} automatic={data} />
            <HistoryCard automatic={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
