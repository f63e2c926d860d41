import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantAreasQuery, tenantQuery, tenantStatusQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { CardsSkeleton, RowsSkeleton } from "@/ui/skeletons";
import { AreaTable } from "./area-table";
import { CaptureAllButton } from "./capture-all-button";
import { CredentialNotice } from "./credential-notice";
import { groupByWorkload } from "./group-by-workload";
import { NextStep } from "./next-step";
import { StatusCards } from "./status-cards";
import { strings } from "./strings";
import { SyncProgress } from "./sync-progress";
import { useSync } from "./use-sync";

/** While a sync runs the state is asked for now and then, in case an event was lost. */
const BUSY_REFRESH_MS = 3_000;

export function TenantPage() {
  const { tenantId = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  const areas = useQuery(tenantAreasQuery(tenantId));
  const status = useQuery({
    ...tenantStatusQuery(tenantId),
    refetchInterval: (query) => (query.state.data?.state === "syncing" ? BUSY_REFRESH_MS : false),
  });
  const sync = useSync(tenantId);
  return (
    <Page
      key={tenantId}
      title={tenant.data?.name ?? strings.loadingTitle}
      description={tenant.data?.tenantId}
      crumbs={[{ text: strings.portfolio, to: paths.portfolio() }]}
      actions={
        tenant.data && (
          <>
            {sync.button(status.data?.state === "syncing")}
            <CaptureAllButton tenant={tenant.data} />
            <LinkButton to={paths.tenantSettings(tenantId)}>{strings.settings}</LinkButton>
          </>
        )
      }
    >
      {sync.error ? <ProblemMessage error={sync.error} /> : null}
      <QueryView query={tenant} loading={<CardsSkeleton cards={5} />}>
        {(data) => <StatusCards tenant={data} status={status.data} />}
      </QueryView>
      {tenant.data && <CredentialNotice tenant={tenant.data} />}
      <SyncProgress jobId={sync.jobId ?? status.data?.job?.id} initial={status.data?.job} />
      {tenant.data && <NextStep tenant={tenant.data} />}
      <QueryView query={areas} loading={<RowsSkeleton rows={12} />}>
        {(data) =>
          groupByWorkload(data).map((group) => (
            <AreaTable key={group.workload} tenant={tenantId} title={group.title} areas={group.areas} />
          ))
        }
      </QueryView>
    </Page>
  );
}
