import { useQuery } from "@tanstack/react-query";
import { tenantCoverageQuery } from "@/api/queries";
import { CoverageCard } from "@/ui/coverage-card";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";

/** How much of a tenant is watched. */
export function TenantCoverage({ tenant }: { tenant: string }) {
  const coverage = useQuery(tenantCoverageQuery(tenant));
  return (
    <QueryView query={coverage} loading={<RowsSkeleton rows={2} />}>
      {(data) => <CoverageCard counts={data.total} areas={data.areas} />}
    </QueryView>
  );
}
