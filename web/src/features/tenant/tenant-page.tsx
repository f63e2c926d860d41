import { makeStyles, Tab, TabList } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantQuery, tenantStatusQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { totalCount } from "@/lib/severity";
import { useUrlFilter } from "@/lib/use-url-filter";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { PlanRestoreButton } from "@/ui/restore/plan-restore-button";
import { RestoreLog } from "@/ui/restore/restore-log";
import { CardsSkeleton } from "@/ui/skeletons";
import { ActivityView } from "./activity-view";
import { AreasView } from "./areas-view";
import { CaptureAllButton } from "./capture-all-button";
import { ConnectionNotice } from "./connection-notice";
import { CredentialNotice } from "./credential-notice";
import { NextStep } from "./next-step";
import { NotesView } from "./notes-view";
import { OverviewView } from "./overview-view";
import { PermissionsView } from "./permissions-view";
import { StatusCards } from "./status-cards";
import { strings } from "./strings";
import { SyncProgress } from "./sync-progress";
import { useSync } from "./use-sync";

/** While a sync runs the state is asked for now and then, in case an event was lost. */
const BUSY_REFRESH_MS = 3_000;

type View = keyof typeof strings.views;
const VIEWS: readonly View[] = ["areas", "overview", "permissions", "activity", "restores", "notes"];

const useStyles = makeStyles({
  tabs: { flexWrap: "wrap" },
  view: { display: "flex", flexDirection: "column", gap: "20px", minWidth: 0 },
});

export function TenantPage() {
  const styles = useStyles();
  const { tenantId = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  const status = useQuery({
    ...tenantStatusQuery(tenantId),
    refetchInterval: (query) => (query.state.data?.state === "syncing" ? BUSY_REFRESH_MS : false),
  });
  const sync = useSync(tenantId);
  const [read, write] = useUrlFilter();
  const view = VIEWS.find((candidate) => candidate === read("view")) ?? "areas";
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
            <PlanRestoreButton
              targets={[{ tenantId, tenantName: tenant.data.name }]}
              whyNot={totalCount(tenant.data.summary.openDrifts) > 0 ? null : strings.nothingToRestore}
            />
            <CaptureAllButton tenant={tenant.data} />
            <LinkButton to={paths.tenantSettings(tenantId)}>{strings.settings}</LinkButton>
          </>
        )
      }
    >
      {sync.error ? <ProblemMessage error={sync.error} /> : null}
      <QueryView query={tenant} loading={<CardsSkeleton cards={5} />}>
        {(data) => <StatusCards tenant={data} />}
      </QueryView>
      {tenant.data && <ConnectionNotice tenant={tenant.data} />}
      {tenant.data && <CredentialNotice tenant={tenant.data} />}
      <SyncProgress jobId={sync.jobId ?? status.data?.job?.id} initial={status.data?.job} />
      {tenant.data && <NextStep tenant={tenant.data} />}
      <TabList
        className={styles.tabs}
        aria-label={strings.viewsLabel}
        selectedValue={view}
        onTabSelect={(_, data) => write("view", data.value === "areas" ? "" : String(data.value))}
      >
        {VIEWS.map((tab) => (
          <Tab key={tab} value={tab} id={`tab-${tab}`} aria-controls="tenant-view">
            {strings.views[tab]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="tenant-view" aria-labelledby={`tab-${view}`} className={styles.view}>
        {view === "areas" && <AreasView tenant={tenantId} />}
        {view === "overview" && <OverviewView tenant={tenantId} />}
        {view === "permissions" && <PermissionsView tenant={tenantId} />}
        {view === "activity" && <ActivityView tenant={tenantId} />}
        {view === "notes" && <NotesView tenant={tenantId} />}
        {view === "restores" && <RestoreLog filter={{ tenant: tenantId }} />}
      </div>
    </Page>
  );
}
