import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { driftQuery } from "@/api/queries";
import type { DriftDetail } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { DriftActions } from "./drift-actions";
import { DriftComparison } from "./drift-comparison";
import { DriftFacts } from "./drift-facts";
import { DriftTimeline } from "./drift-timeline";
import { strings } from "./strings";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 7fr) minmax(260px, 3fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalXL,
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  side: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL, minWidth: 0 },
});

export function DriftPage() {
  const styles = useStyles();
  const { driftId = "" } = useParams();
  const drift = useQuery(driftQuery(driftId));
  return (
    <Page
      key={driftId}
      title={drift.data?.resourceName ?? strings.loadingTitle}
      description={drift.data && changeSentence(drift.data)}
      crumbs={crumbs(drift.data)}
      actions={drift.data && <DriftActions drifts={[drift.data]} />}
    >
      <QueryView query={drift} loading={<RowsSkeleton />}>
        {(data) => (
          <div className={styles.columns}>
            <DriftComparison drift={data} />
            <div className={styles.side}>
              <DriftFacts drift={data} />
              <DriftTimeline events={data.events} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  );
}

function crumbs(drift: DriftDetail | undefined) {
  const inbox = { text: strings.title, to: paths.drifts() };
  if (!drift) return [inbox];
  return [
    inbox,
    { text: drift.tenantName, to: paths.tenant(drift.tenantId) },
    { text: drift.areaTitle, to: paths.area(drift.tenantId, drift.area) },
  ];
}
