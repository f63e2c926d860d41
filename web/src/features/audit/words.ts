import { strings } from "./strings";

const KINDS: Record<string, string> = strings.kinds;
const RESULTS: Record<string, string> = strings.results;
const FAULTS: Record<string, string> = strings.faults;

/** The words for a way; an entry from before it was noted has none. */
export function kindText(kind: string | null | undefined): string {
  return kind ? (KINDS[kind] ?? kind) : "";
}

export function resultText(result: string): string {
  return RESULTS[result] ?? result;
}

export function faultText(fault: string | null | undefined): string {
  return fault ? (FAULTS[fault] ?? fault) : "";
}
