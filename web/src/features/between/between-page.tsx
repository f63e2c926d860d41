import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { tenantAreasQuery, tenantComparisonQuery, tenantQuery, tenantsQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { useUrlFilter } from "@/lib/use-url-filter";
import { EmptyState } from "@/ui/empty-state";
import { FilterBar } from "@/ui/filter-bar";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { SelectFilter } from "@/ui/select-filter";
import { RowsSkeleton } from "@/ui/skeletons";
import { ComparisonResult } from "./comparison-result";
import { strings } from "./strings";

/** An area of this tenant beside that of another one. */
export function BetweenPage() {
  const { tenantId = "", areaKey = "" } = useParams();
  const [read, write] = useUrlFilter();
  const other = read("with");
  const tenant = useQuery(tenantQuery(tenantId));
  const tenants = useQuery(tenantsQuery);
  const areas = useQuery(tenantAreasQuery(tenantId));
  const comparison = useQuery(tenantComparisonQuery(tenantId, areaKey, other));
  const area = areas.data?.find((candidate) => candidate.area === areaKey);
  return (
    <Page
      title={area ? strings.title(area.title) : strings.loadingTitle}
      description={strings.description}
      crumbs={[
        { text: strings.portfolio, to: paths.portfolio() },
        { text: tenant.data?.name ?? "…", to: paths.tenant(tenantId) },
        { text: area?.title ?? "…", to: paths.area(tenantId, areaKey) },
      ]}
    >
      <QueryView
        query={tenants}
        loading={<RowsSkeleton rows={2} />}
        isEmpty={(all) => all.every((candidate) => candidate.id === tenantId)}
        empty={<EmptyState title={strings.noOtherTitle} text={strings.noOtherText} />}
      >
        {(all) => (
          <FilterBar label={strings.other}>
            <SelectFilter
              label={strings.other}
              all={strings.choose}
              value={other}
              options={all
                .filter((candidate) => candidate.id !== tenantId)
                .map((candidate) => ({ value: candidate.id, text: candidate.name }))}
              onChange={(value) => write("with", value)}
            />
          </FilterBar>
        )}
      </QueryView>
      {other ? (
        <QueryView query={comparison} loading={<RowsSkeleton rows={8} />}>
          {(found) => <ComparisonResult found={found} />}
        </QueryView>
      ) : (
        <EmptyState title={strings.chooseTitle} text={strings.chooseText} />
      )}
    </Page>
  );
}
