import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "react-router";
import { planQuery } from "@/api/restore-queries";
import type { Plan } from "@/api/types";
import { paths } from "@/lib/paths";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { wordOf, words } from "@/ui/words";
import { BasesCard } from "./bases-card";
import { LeftOutCard } from "./left-out-card";
import { NotesCard } from "./notes-card";
import { countedKinds } from "./operation-counts";
import { OperationsCard } from "./operations-card";
import { PlanActions } from "./plan-actions";
import { PlanFacts } from "./plan-facts";
import { PlanStatus } from "./plan-status";
import { RequestsCard } from "./requests-card";
import { strings } from "./strings";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 7fr) minmax(260px, 3fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalXL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL, minWidth: 0 },
});

const NONE: ReadonlySet<number> = new Set();

/** What would be sent, what the review says, and each step from approval to undo. */
export function PlanPage() {
  const styles = useStyles();
  const { planId = "" } = useParams();
  const plan = useQuery(planQuery(planId));
  // What was unticked, so that a plan begins with everything ticked.
  const [unticked, setUnticked] = useState(NONE);
  return (
    <Page
      key={planId}
      title={plan.data ? titleOf(plan.data) : strings.loadingTitle}
      description={plan.data && countedKinds(plan.data.operations)}
      crumbs={crumbs(plan.data)}
      actions={plan.data && <PlanActions plan={plan.data} unticked={unticked} />}
    >
      <QueryView query={plan} loading={<RowsSkeleton />}>
        {(data) => (
          <>
            <PlanStatus plan={data} />
            <div className={styles.columns}>
              <div className={styles.column}>
                <NotesCard notes={data.notes} />
                {data.operations.length > 0 && (
                  <OperationsCard plan={data} unticked={unticked} onTick={setUnticked} />
                )}
                {data.leftOut.length > 0 && <LeftOutCard tenant={data.tenantId} leftOut={data.leftOut} />}
                {data.operations.length > 0 && <RequestsCard plan={data.id} />}
              </div>
              <div className={styles.column}>
                <PlanFacts plan={data} />
                <BasesCard tenant={data.tenantId} bases={data.bases} />
              </div>
            </div>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function titleOf({ purpose, tenantName }: Plan): string {
  return strings.titleOf(wordOf(words.planPurpose, purpose), tenantName);
}

function crumbs(plan: Plan | undefined) {
  const all = { text: strings.title, to: paths.plans() };
  return plan ? [all, { text: plan.tenantName, to: paths.tenant(plan.tenantId) }] : [all];
}
