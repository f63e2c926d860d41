import { compareUrgency, type SeverityCounts } from "./severity";

interface Ranked {
  readonly name: string;
  readonly summary: { readonly openDrifts: SeverityCounts; readonly weakening: number };
}

/** The most urgent first, of equally urgent ones the more weakened, then by name, so that rows keep their place. */
export function compareTenants(a: Ranked, b: Ranked): number {
  return (
    compareUrgency(a.summary.openDrifts, b.summary.openDrifts) ||
    b.summary.weakening - a.summary.weakening ||
    a.name.localeCompare(b.name)
  );
}
