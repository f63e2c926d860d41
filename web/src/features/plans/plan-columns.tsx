import type { PlanSummary } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { NoteSeverityLabel, PlanStateLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { wordOf, words } from "@/ui/words";
import { strings } from "./strings";

/** More titles would not be read in a row. */
const AREAS_NAMED = 3;

export const planColumns: readonly VirtualColumn<PlanSummary>[] = [
  {
    key: "plan",
    title: strings.columns.plan,
    width: "minmax(170px, 3fr)",
    render: (plan) => (
      <>
        <AppLink to={paths.plan(plan.id)} strong>
          {`${wordOf(words.planPurpose, plan.purpose)}: ${strings.requests(plan.operations)}`}
        </AppLink>
        <Note>{areas(plan)}</Note>
      </>
    ),
  },
  {
    key: "tenant",
    title: strings.columns.tenant,
    width: "minmax(112px, 1.4fr)",
    render: (plan) => plan.tenantName,
  },
  {
    key: "state",
    title: strings.columns.state,
    width: "minmax(124px, 1.2fr)",
    render: (plan) => (
      <>
        <PlanStateLabel plan={plan} />
        {plan.startedAt && <Note>{strings.progress(plan.done, plan.operations)}</Note>}
      </>
    ),
  },
  {
    key: "notes",
    title: strings.columns.notes,
    width: "minmax(100px, 1fr)",
    render: (plan) => (plan.worst ? <NoteSeverityLabel severity={plan.worst} /> : strings.noNotes),
  },
  {
    key: "made",
    title: strings.columns.made,
    width: "minmax(100px, 1fr)",
    render: (plan) => (
      <>
        <TimeText at={plan.createdAt} />
        <Note>{plan.byPolicy ? strings.byPolicy : strings.madeBy(plan.author)}</Note>
      </>
    ),
  },
  {
    key: "end",
    title: strings.columns.end,
    width: "minmax(76px, 0.8fr)",
    render: (plan) => <TimeText at={plan.endedAt ?? plan.expiresAt} />,
  },
];

function areas(plan: PlanSummary): string {
  const titles = plan.areas.map((area) => area.title);
  return strings.inAreas(titles.slice(0, AREAS_NAMED), titles.length - AREAS_NAMED);
}
