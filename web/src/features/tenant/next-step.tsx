import type { Tenant } from "@/api/types";
import { EmptyState } from "@/ui/empty-state";
import { strings } from "./strings";

/** The one thing to do next on the way to the first drift; nothing once a baseline exists. */
export function NextStep({ tenant }: { tenant: Tenant }) {
  const { summary } = tenant;
  if (summary.syncing || summary.baselines > 0) return null;
  if (!summary.lastSyncAt) return <EmptyState title={strings.emptyTitle} text={strings.emptyText} />;
  return <EmptyState title={strings.firstBaselineTitle} text={strings.firstBaselineText} />;
}
