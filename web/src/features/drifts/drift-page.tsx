import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { EyeOffRegular } from "@fluentui/react-icons/svg/eye-off";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams } from "react-router";
import { driftQuery } from "@/api/queries";
import type { DriftDetail } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ChangedByCard } from "./changed-by-card";
import { DecisionKeys } from "./decision-keys";
import { DriftActions } from "./drift-actions";
import { DriftComments } from "./drift-comments";
import { DriftComparison } from "./drift-comparison";
import { DriftExplanation } from "./drift-explanation";
import { DriftFacts } from "./drift-facts";
import { DriftNeighbours } from "./drift-neighbours";
import { DriftTimeline } from "./drift-timeline";
import { ignoreRuleOf } from "./ignore-rule-of";
import { KeysHelp } from "./keys-help";
import { LeftAcceptance } from "./left-acceptance";
import { RelatedDrifts } from "./related-drifts";
import { strings } from "./strings";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 7fr) minmax(260px, 3fr)",
    gridTemplateRows: "auto 1fr",
    alignItems: "start",
    gap: tokens.spacingHorizontalXL,
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)", gridTemplateRows: "auto" },
  },
  // On a narrow page who changed it comes right after what changed.
  aside: { gridColumn: 2, gridRow: "1 / span 2", "@media (max-width: 900px)": { gridArea: "auto" } },
  side: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL, minWidth: 0 },
});

export function DriftPage() {
  const styles = useStyles();
  const { driftId = "" } = useParams();
  const { search } = useLocation();
  const drift = useQuery(driftQuery(driftId));
  return (
    <Page
      key={driftId}
      title={drift.data?.resourceName ?? strings.loadingTitle}
      description={drift.data && changeSentence(drift.data)}
      crumbs={crumbs(drift.data, search)}
      actions={drift.data && <PageActions drift={drift.data} />}
    >
      <DriftNeighbours drift={driftId} />
      <QueryView query={drift} loading={<RowsSkeleton />}>
        {(data) => (
          <div className={styles.columns}>
            <div className={styles.side}>
              <LeftAcceptance drift={data} />
              <DriftComparison drift={data} />
            </div>
            <div className={mergeClasses(styles.side, styles.aside)}>
              <ChangedByCard drift={data} />
              <DriftFacts drift={data} />
              <DriftTimeline events={data.events} />
            </div>
            <div className={styles.side}>
              {data.change === "changed" && data.state !== "resolved" && <DriftExplanation drift={data} />}
              <RelatedDrifts drift={data} />
              <DriftComments drift={data} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  );
}

function PageActions({ drift }: { drift: DriftDetail }) {
  return (
    <>
      <DriftActions drifts={[drift]} />
      <DecisionKeys drifts={[drift]} />
      <KeysHelp title={strings.driftKeysTitle} keys={strings.driftKeys} />
      {drift.state !== "resolved" && (
        <LinkButton to={paths.newIgnoreRule(ignoreRuleOf(drift))} icon={<EyeOffRegular />}>
          {strings.ignore}
        </LinkButton>
      )}
    </>
  );
}

/** Back to the inbox as it was left. */
function crumbs(drift: DriftDetail | undefined, search: string) {
  const inbox = { text: strings.title, to: `${paths.drifts()}${search}` };
  if (!drift) return [inbox];
  return [
    inbox,
    { text: drift.tenantName, to: paths.tenant(drift.tenantId) },
    { text: drift.areaTitle, to: paths.area(drift.tenantId, drift.area) },
  ];
}
