import { useQuery } from "@tanstack/react-query";
import { brandingQuery } from "@/api/server-queries";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { BrandingCard } from "./branding-card";
import { strings } from "./strings";

/** What an MSP shows to its customers in place of the product's own face. */
export function BrandingPage() {
  const branding = useQuery(brandingQuery);
  return (
    <Page title={strings.title} description={strings.description}>
      <QueryView query={branding} loading={<RowsSkeleton rows={4} />}>
        {(data) => <BrandingCard key={data.changedAt} now={data} />}
      </QueryView>
    </Page>
  );
}
