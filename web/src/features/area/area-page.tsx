import { makeStyles, Tab, TabList } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantAreasQuery, tenantQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RestoreLog } from "@/ui/restore/restore-log";
import { RowsSkeleton } from "@/ui/skeletons";
import { AreaActions } from "./area-actions";
import { AreaChanges } from "./area-changes";
import { AreaCoverage } from "./area-coverage";
import { AreaSummary } from "./area-summary";
import { CollectionLedger } from "./collection-ledger";
import { ResourceList } from "./resource-list";
import { strings } from "./strings";
import { VersionList } from "./version-list";

/** On a phone the tabs take a second line. */
const useStyles = makeStyles({ tabs: { flexWrap: "wrap" } });

type View = keyof typeof strings.tabs;
const VIEWS: readonly View[] = ["resources", "changes", "baseline", "collections", "restores"];

export function AreaPage() {
  const styles = useStyles();
  const { tenantId = "", areaKey = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  const areas = useQuery(tenantAreasQuery(tenantId));
  const [read, write] = useUrlFilter();
  const area = areas.data?.find((candidate) => candidate.area === areaKey);
  const view = VIEWS.find((candidate) => candidate === read("view")) ?? "resources";
  return (
    <Page
      key={`${tenantId}/${areaKey}`}
      title={area?.title ?? strings.loadingTitle}
      description={area?.description}
      crumbs={[
        { text: strings.portfolio, to: paths.portfolio() },
        { text: tenant.data?.name ?? "…", to: paths.tenant(tenantId) },
      ]}
      actions={area && <AreaActions tenant={tenantId} tenantName={tenant.data?.name ?? ""} area={area} />}
    >
      <QueryView query={areas} loading={<RowsSkeleton rows={2} />}>
        {() => area && <AreaSummary area={area} />}
      </QueryView>
      <AreaCoverage tenant={tenantId} area={areaKey} />
      <TabList
        className={styles.tabs}
        aria-label={strings.tabsLabel}
        selectedValue={view}
        onTabSelect={(_, data) => write("view", data.value === "resources" ? "" : String(data.value))}
      >
        {VIEWS.map((tab) => (
          <Tab key={tab} value={tab} id={`tab-${tab}`} aria-controls="area-view">
            {strings.tabs[tab]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="area-view" aria-labelledby={`tab-${view}`}>
        {view === "resources" && <ResourceList tenant={tenantId} area={areaKey} />}
        {view === "changes" && <AreaChanges tenant={tenantId} area={areaKey} />}
        {view === "baseline" && <VersionList tenant={tenantId} area={areaKey} />}
        {view === "collections" && <CollectionLedger tenant={tenantId} area={areaKey} />}
        {view === "restores" && <RestoreLog filter={{ tenant: tenantId, area: areaKey }} />}
      </div>
    </Page>
  );
}
