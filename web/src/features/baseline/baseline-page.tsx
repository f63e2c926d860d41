import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { baselineQuery, resourceGroupsQuery, tenantAreasQuery, tenantQuery } from "@/api/queries";
import { resourcesQuery } from "@/api/resource-queries";
import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { draftOf } from "./draft";
import { Editor } from "./editor";
import { strings } from "./strings";
import { TransferActions } from "./transfer-actions";

const UNEXPECTED = { q: "", state: "unexpected", at: "" };

/** Edits the active baseline of an area. */
export function BaselinePage() {
  const { tenantId = "", areaKey = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  const areas = useQuery(tenantAreasQuery(tenantId));
  const area = areas.data?.find((candidate) => candidate.area === areaKey);
  const has = area?.baseline != null;
  const baseline = useQuery({ ...baselineQuery(tenantId, areaKey), enabled: has });
  const unexpected = useInfiniteQuery({ ...resourcesQuery(tenantId, areaKey, UNEXPECTED), enabled: has });
  const groups = useQuery(resourceGroupsQuery(tenantId, areaKey));
  const title = area?.title ?? strings.loadingTitle;
  const others = unexpected.data?.pages.flatMap((page) => page.items);
  return (
    <Page
      key={`${tenantId}/${areaKey}`}
      title={area ? strings.title(title) : title}
      crumbs={[
        { text: strings.portfolio, to: paths.portfolio() },
        { text: tenant.data?.name ?? "…", to: paths.tenant(tenantId) },
        { text: title, to: paths.area(tenantId, areaKey) },
      ]}
      actions={<TransferActions tenant={tenantId} area={areaKey} canExport={has} />}
    >
      <QueryView query={areas} loading={<RowsSkeleton rows={10} />}>
        {() =>
          has ? (
            <QueryView query={baseline} loading={<RowsSkeleton rows={10} />}>
              {(data) =>
                others ? (
                  <Editor
                    key={data.version}
                    tenant={tenantId}
                    area={areaKey}
                    start={draftOf(data, others)}
                    groups={groups.data ?? []}
                    hasMore={unexpected.hasNextPage}
                    onMore={unexpected.fetchNextPage}
                  />
                ) : (
                  <RowsSkeleton rows={10} />
                )
              }
            </QueryView>
          ) : (
            <EmptyState
              title={strings.noBaselineTitle}
              text={strings.noBaselineText}
              actions={<LinkButton to={paths.area(tenantId, areaKey)}>{strings.toArea}</LinkButton>}
            />
          )
        }
      </QueryView>
    </Page>
  );
}
