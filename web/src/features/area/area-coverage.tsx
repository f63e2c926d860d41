import { useQuery } from "@tanstack/react-query";
import { tenantCoverageQuery } from "@/api/queries";
import { CoverageCard } from "@/ui/coverage-card";

/** Nothing is shown of an area of which nothing is known. */
export function AreaCoverage({ tenant, area }: { tenant: string; area: string }) {
  const coverage = useQuery(tenantCoverageQuery(tenant));
  const found = coverage.data?.items.find((item) => item.area === area);
  return found && found.counts.total > 0 ? <CoverageCard counts={found.counts} /> : null;
}
