import { makeStyles, Tab, TabList } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantAreasQuery, tenantQuery } from "@/api/queries";
import { resourceQuery } from "@/api/resource-queries";
import type { ResourceDetail } from "@/api/types";
import { paths } from "@/lib/paths";
import { useUrlFilter } from "@/lib/use-url-filter";
import { ResourceStateLabel } from "@/ui/domain-labels";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { PlanRestoreButton } from "@/ui/restore/plan-restore-button";
import { RestoreLog } from "@/ui/restore/restore-log";
import { RowsSkeleton } from "@/ui/skeletons";
import { HoldsCard } from "./holds-card";
import { ResourceComparison } from "./resource-comparison";
import { ResourceHistory } from "./resource-history";
import { ResourceObject } from "./resource-object";
import { strings } from "./strings";

/** On a phone the tabs take a second line. */
const useStyles = makeStyles({ tabs: { flexWrap: "wrap" } });

type View = keyof typeof strings.tabs;
const VIEWS: readonly View[] = ["comparison", "live", "baseline", "history", "restores"];

export function ResourcePage() {
  const styles = useStyles();
  const { tenantId = "", areaKey = "", resourceId = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  const areas = useQuery(tenantAreasQuery(tenantId));
  const resource = useQuery(resourceQuery(tenantId, areaKey, resourceId));
  const [read, write] = useUrlFilter();
  const view = VIEWS.find((candidate) => candidate === read("view")) ?? "comparison";
  const area = areas.data?.find((candidate) => candidate.area === areaKey);
  return (
    <Page
      key={resourceId}
      title={resource.data?.name ?? strings.loadingTitle}
      description={resource.data?.state && <ResourceStateLabel state={resource.data.state} />}
      crumbs={[
        { text: strings.portfolio, to: paths.portfolio() },
        { text: tenant.data?.name ?? "…", to: paths.tenant(tenantId) },
        { text: area?.title ?? "…", to: paths.area(tenantId, areaKey) },
      ]}
      actions={
        resource.data && (
          <PlanRestoreButton
            targets={[{ tenantId, tenantName: tenant.data?.name ?? "", area: areaKey, resourceId }]}
            whyNot={isRestorable(resource.data) ? null : strings.nothingToRestore}
          />
        )
      }
    >
      <TabList
        className={styles.tabs}
        aria-label={strings.tabsLabel}
        selectedValue={view}
        onTabSelect={(_, data) => write("view", data.value === "comparison" ? "" : String(data.value))}
      >
        {VIEWS.map((tab) => (
          <Tab key={tab} value={tab} id={`tab-${tab}`} aria-controls="resource-view">
            {strings.tabs[tab]}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="resource-view" aria-labelledby={`tab-${view}`}>
        <QueryView query={resource} loading={<RowsSkeleton />}>
          {(data) => (
            <>
              {view === "comparison" && (
                <>
                  <ResourceComparison tenant={tenantId} resource={data} />
                  <HoldsCard tenant={tenantId} area={areaKey} resource={resourceId} />
                </>
              )}
              {view === "live" && (
                <ResourceObject
                  title={strings.tabs.live}
                  value={data.live}
                  missing={strings.noLive}
                  names={data.names}
                />
              )}
              {view === "baseline" && (
                <ResourceObject
                  title={strings.tabs.baseline}
                  value={data.baseline}
                  missing={strings.noBaseline}
                  names={data.names}
                />
              )}
              {view === "history" && (
                <ResourceHistory tenant={tenantId} area={areaKey} resource={resourceId} />
              )}
              {view === "restores" && (
                <RestoreLog filter={{ tenant: tenantId, area: areaKey, resource: resourceId }} />
              )}
            </>
          )}
        </QueryView>
      </div>
    </Page>
  );
}

/** What is unexpected has nothing agreed to go back to. */
function isRestorable({ drifts }: ResourceDetail): boolean {
  return drifts.some((drift) => drift.state === "open" && drift.change !== "unexpected");
}
