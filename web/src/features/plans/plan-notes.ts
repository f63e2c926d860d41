import type { PlanNote } from "@/api/types";

/** From most to least weighty. */
const SEVERITIES = ["fatal", "serious", "warning", "info"];

const weight = ({ severity }: PlanNote) => SEVERITIES.indexOf(severity);

export function byWeight(notes: readonly PlanNote[]): PlanNote[] {
  return notes.toSorted((a, b) => weight(a) - weight(b));
}

export function ofSeverity(notes: readonly PlanNote[], severity: string): PlanNote[] {
  return notes.filter((note) => note.severity === severity);
}
