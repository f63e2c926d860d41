import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { insightsQuery } from "@/api/queries";
import type { Insights } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { CardsSkeleton } from "@/ui/skeletons";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { CredentialTable } from "./credential-table";
import { FigureTile } from "./figure-tile";
import { LicenceTable } from "./licence-table";
import { insightStrings as strings } from "./strings";
import { TenantCoverage } from "./tenant-coverage";

const useStyles = makeStyles({
  tiles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(210px, 1fr))",
    gap: tokens.spacingHorizontalL,
    margin: 0,
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  time: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
});

/** The tenant in figures, with what could not be read said plainly. */
export function OverviewView({ tenant }: { tenant: string }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const insights = useQuery(insightsQuery(tenant));
  const refresh = useMutation({
    mutationFn: () => commands.refreshInsights(tenant),
    onSuccess: (data) => {
      client.setQueryData(keys.insights(tenant), data);
      announce(strings.refreshed);
    },
  });
  return (
    <div className={styles.stack}>
      <TenantCoverage tenant={tenant} />
      <Card
        title={strings.title}
        actions={
          <div className={styles.head}>
            <span className={styles.time}>
              {strings.collected}: <TimeText at={insights.data?.collectedAt} />
            </span>
            <Button
              icon={refresh.isPending ? <BusyIcon /> : <ArrowSyncRegular />}
              disabledFocusable={refresh.isPending}
              onClick={() => refresh.mutate()}
            >
              {strings.refresh}
            </Button>
          </div>
        }
      >
        {refresh.error && <ProblemMessage error={refresh.error} />}
        <QueryView query={insights} loading={<CardsSkeleton cards={9} />}>
          {(data) => (
            <dl className={styles.tiles}>
              {data.figures.map((figure) => (
                <FigureTile key={figure.key} figure={figure} />
              ))}
            </dl>
          )}
        </QueryView>
      </Card>
      {insights.data && <Details insights={insights.data} />}
    </div>
  );
}

/** What the figures are made of, where they tell it. */
function Details({ insights }: { insights: Insights }) {
  return insights.figures.map((figure) => {
    if (figure.credentials) return <CredentialTable key={figure.key} items={figure.credentials.items} />;
    if (figure.licences) return <LicenceTable key={figure.key} licences={figure.licences} />;
    return null;
  });
}
