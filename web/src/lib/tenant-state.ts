import { type SeverityCounts, totalCount } from "./severity";

interface StateFacts {
  readonly state: string;
  readonly openDrifts: SeverityCounts;
  /** The areas that have one. */
  readonly baselines: number;
}

/** The state of a tenant in one word. One that reads well is not in order where it drifted, or nothing was agreed. */
export function tenantState({ state, openDrifts, baselines }: StateFacts): string {
  if (state !== "ok") return state;
  if (totalCount(openDrifts) > 0) return "drifted";
  return baselines === 0 ? "nothingAgreed" : state;
}
