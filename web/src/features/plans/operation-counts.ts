import type { PlanOperation } from "@/api/types";
import { strings } from "./strings";

const KINDS = ["update", "create", "revive", "delete"] as const;

/** "2 changes, 1 deletion": what the requests do, by kind. */
export function countedKinds(operations: readonly Pick<PlanOperation, "kind">[]): string {
  const parts = KINDS.map((kind) => ({
    kind,
    count: operations.filter((operation) => operation.kind === kind).length,
  })).filter(({ count }) => count > 0);
  return parts.map(({ kind, count }) => strings.kinds[kind](count)).join(", ") || strings.nothingPlanned;
}

/** What ended otherwise than planned: "1 refused, 2 never sent". */
export function countedTroubles(operations: readonly PlanOperation[]): string[] {
  const inState = (state: string) => operations.filter((operation) => operation.state === state).length;
  const verified = (verification: string) =>
    operations.filter((operation) => operation.verification === verification).length;
  const troubles: [number, (count: number) => string][] = [
    [inState("refused"), strings.counts.refused],
    [inState("unclear"), strings.counts.unclear],
    [verified("cameBack"), strings.counts.cameBack],
    [verified("pending"), strings.counts.pending],
    [inState("cancelled"), strings.counts.cancelled],
  ];
  return troubles.filter(([count]) => count > 0).map(([count, text]) => text(count));
}
