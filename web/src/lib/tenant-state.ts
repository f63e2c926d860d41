import { type SeverityCounts, totalCount } from "./severity";

interface StateFacts {
  readonly state: string;
  readonly openDrifts: SeverityCounts;
}

/** The state of a tenant in one word. A tenant that reads well and has drifted is not in order. */
export function tenantState({ state, openDrifts }: StateFacts): string {
  return state === "ok" && totalCount(openDrifts) > 0 ? "drifted" : state;
}
