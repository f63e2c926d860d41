import type { Tenant } from "@/api/types";
import { FirstSteps } from "@/ui/first-steps";

/** The one thing to do next on the way to the first drift; nothing once a baseline exists. */
export function NextStep({ tenant }: { tenant: Tenant }) {
  const { summary } = tenant;
  if (summary.syncing || summary.baselines > 0) return null;
  return <FirstSteps now={summary.lastCompleteAt ? "agree" : "read"} />;
}
