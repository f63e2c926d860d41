import type { PlanSummary } from "@/api/types";
import { paths } from "@/lib/paths";
import { wordOf, words } from "@/ui/words";
import type { Entry } from "./entry";
import { strings } from "./strings";

/** A plan that ended incomplete stays so for ever; after a week it is history. */
const RECENT_MS = 7 * 86_400_000;

/** The plans that the person may approve. His own ones wait as well, and are no news to him. */
export function waitingEntries(
  plans: readonly PlanSummary[],
  username: string,
  mayApprove: (tenant: string) => boolean,
): Entry[] {
  return plans
    .filter(({ tenantId }) => mayApprove(tenantId))
    .map((plan) => ({
      ...factsOf(plan),
      kind: "waiting",
      at: plan.createdAt,
      isOwn: plan.author === username && !plan.byPolicy,
      text: strings.waiting(wordOf(words.planPurpose, plan.purpose)),
      detail: strings.proposed(plan.operations, plan.author),
    }));
}

export function incompleteEntries(plans: readonly PlanSummary[], nowMs: number): Entry[] {
  return plans
    .map(
      (plan): Entry => ({
        ...factsOf(plan),
        kind: "incomplete",
        at: plan.endedAt ?? plan.createdAt,
        isOwn: false,
        text: strings.incomplete(wordOf(words.planPurpose, plan.purpose)),
        detail: strings.carriedOut(plan.done, plan.operations),
      }),
    )
    .filter(({ at }) => nowMs - Date.parse(at) < RECENT_MS);
}

function factsOf({ id, state, tenantName, areas }: PlanSummary) {
  const [first, ...others] = areas;
  const area = first && others.length === 0 ? [first.title] : [];
  return {
    id: `plan ${id} ${state}`,
    isDated: true,
    place: strings.place(tenantName, ...area),
    to: paths.plan(id),
  };
}
