import type { Tenant } from "@/api/types";
import { addCounts, totalCount } from "@/lib/severity";
import { ScoreCard, ScoreCardGrid } from "@/ui/score-card";
import { SeverityCounts } from "@/ui/severity-counts";
import { gapCount } from "./gap-count";
import { strings } from "./strings";

export function ScoreCards({ tenants }: { tenants: readonly Tenant[] }) {
  const drifts = addCounts(tenants.map((tenant) => tenant.summary.openDrifts));
  const sum = (pick: (tenant: Tenant) => number) =>
    tenants.reduce((total, tenant) => total + pick(tenant), 0);
  const drifted = tenants.filter((tenant) => totalCount(tenant.summary.openDrifts) > 0).length;
  return (
    <ScoreCardGrid>
      <ScoreCard
        title={strings.cards.drifts}
        value={totalCount(drifts)}
        note={totalCount(drifts) > 0 ? <SeverityCounts counts={drifts} /> : strings.cardNotes.drifts}
      />
      <ScoreCard
        title={strings.cards.attention}
        value={drifted}
        note={strings.cardNotes.attention(tenants.length)}
      />
      <ScoreCard
        title={strings.cards.baselines}
        value={sum((tenant) => tenant.summary.baselines)}
        note={strings.cardNotes.baselines(sum((tenant) => tenant.summary.areas.total))}
      />
      <ScoreCard title={strings.cards.gaps} value={sum(gapCount)} note={strings.cardNotes.gaps} />
    </ScoreCardGrid>
  );
}
