import type { PlanOperation } from "@/api/types";

type Needing = Pick<PlanOperation, "number" | "needs">;

/** Ticks a request together with all that it needs. */
export function withNeeded(
  operations: readonly Needing[],
  chosen: ReadonlySet<number>,
  number: number,
): Set<number> {
  const next = new Set(chosen);
  const open = [number];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    next.add(current);
    const needs = operations.find((operation) => operation.number === current)?.needs ?? [];
    open.push(...needs.filter((needed) => !next.has(needed)));
  }
  return next;
}

/** Unticks a request together with all that need it: they could not be sent without it. */
export function withoutDependants(
  operations: readonly Needing[],
  chosen: ReadonlySet<number>,
  number: number,
): Set<number> {
  const next = new Set(chosen);
  const open = [number];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const gone = current;
    next.delete(gone);
    const dependants = operations.filter((operation) => operation.needs.includes(gone));
    open.push(...dependants.map((operation) => operation.number).filter((dependant) => next.has(dependant)));
  }
  return next;
}
