import type { Tenant } from "@/api/types";
import { addCounts, totalCount } from "@/lib/severity";
import { useNow } from "@/lib/use-now";
import { WeakeningCount } from "@/ui/direction-label";
import { ScoreCard, ScoreCardGrid } from "@/ui/score-card";
import { SeverityCounts } from "@/ui/severity-counts";
import { gapCount } from "./gap-count";
import { strings } from "./strings";
import { credentialState } from "./tenant-filter";

export function ScoreCards({ tenants }: { tenants: readonly Tenant[] }) {
  const drifts = addCounts(tenants.map((tenant) => tenant.summary.openDrifts));
  const sum = (pick: (tenant: Tenant) => number) =>
    tenants.reduce((total, tenant) => total + pick(tenant), 0);
  const drifted = tenants.filter((tenant) => totalCount(tenant.summary.openDrifts) > 0).length;
  const now = useNow();
  const withCredential = (state: string) =>
    tenants.filter((tenant) => credentialState(tenant, now) === state).length;
  const broken = tenants.filter((tenant) => tenant.connection?.state === "broken").length;
  const disconnected = tenants.filter((tenant) => !tenant.connection).length;
  return (
    <ScoreCardGrid>
      <ScoreCard
        title={strings.cards.drifts}
        value={totalCount(drifts)}
        note={
          totalCount(drifts) > 0 ? (
            <>
              <SeverityCounts counts={drifts} />{" "}
              <WeakeningCount count={sum((tenant) => tenant.summary.weakening)} />
            </>
          ) : (
            strings.cardNotes.drifts
          )
        }
      />
      <ScoreCard
        title={strings.cards.attention}
        value={drifted}
        note={strings.cardNotes.attention(tenants.length)}
      />
      <ScoreCard
        title={strings.cards.broken}
        value={broken}
        note={broken > 0 ? strings.cardNotes.brokenSome : strings.cardNotes.broken(disconnected)}
      />
      <ScoreCard
        title={strings.cards.credentials}
        value={withCredential("soon")}
        note={strings.cardNotes.credentials(withCredential("expired"))}
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
