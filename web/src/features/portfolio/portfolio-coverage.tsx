import { useQuery } from "@tanstack/react-query";
import { coverageQuery } from "@/api/queries";
import { CoverageCard } from "@/ui/coverage-card";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";

/** How much of all tenants is watched. */
export function PortfolioCoverage() {
  const coverage = useQuery(coverageQuery);
  return (
    <QueryView query={coverage} loading={<RowsSkeleton rows={2} />}>
      {(data) => <CoverageCard counts={data.total} areas={data.areas} />}
    </QueryView>
  );
}
