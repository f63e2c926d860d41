import { makeStyles, tokens } from "@fluentui/react-components";
import type { Tenant } from "@/api/types";
import { paths } from "@/lib/paths";
import { totalCount } from "@/lib/severity";
import { tenantState } from "@/lib/tenant-state";
import { AppLink } from "@/ui/app-link";
import { WeakeningCount } from "@/ui/direction-label";
import { TenantStateLabel } from "@/ui/domain-labels";
import { ScoreCard, ScoreCardGrid } from "@/ui/score-card";
import { SeverityCounts } from "@/ui/severity-counts";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

const useStyles = makeStyles({
  words: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});

export function StatusCards({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const { summary } = tenant;
  const open = totalCount(summary.openDrifts);
  return (
    <ScoreCardGrid>
      <ScoreCard
        title={strings.cards.state}
        value={
          <span className={styles.words}>
            <TenantStateLabel state={tenantState(summary)} />
          </span>
        }
        note=""
      />
      <ScoreCard
        title={strings.cards.drifts}
        value={
          open > 0 ? <AppLink to={paths.drifts({ tenant: tenant.id, state: "open" })}>{open}</AppLink> : 0
        }
        note={
          <>
            <SeverityCounts counts={summary.openDrifts} /> <WeakeningCount count={summary.weakening} />
          </>
        }
      />
      <ScoreCard
        title={strings.cards.coverage}
        value={summary.areas.complete}
        note={strings.coverage(summary.areas.total, summary.areas.off)}
      />
      <ScoreCard
        title={strings.cards.baselines}
        value={summary.baselines}
        note={strings.of(summary.areas.total)}
      />
      <ScoreCard
        title={strings.cards.sync}
        value={
          <span className={styles.words}>
            <TimeText at={summary.lastSyncAt} />
          </span>
        }
        note={
          <>
            {strings.next}: <TimeText at={summary.nextSyncAt} missing={strings.notPlanned} />
          </>
        }
      />
    </ScoreCardGrid>
  );
}
