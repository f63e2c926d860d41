import type { RetentionTerms } from "@/api/types";

export const TERMS = [
  "everyVersionDays",
  "dailyDays",
  "monthlyDays",
  "collectionDays",
  "driftEventDays",
  "tenantEventDays",
  "resolvedDriftDays",
  "heldBackDays",
  "jobDays",
  "figureDays",
  "auditDays",
] as const satisfies readonly (keyof RetentionTerms)[];

export type Term = (typeof TERMS)[number];
export type TypedTerms = Record<Term, string>;

const LONGEST_DAYS = 36_500;

export function typedTerms(terms: RetentionTerms): TypedTerms {
  const typed = (term: Term) => String(terms[term]);
  return {
    everyVersionDays: typed("everyVersionDays"),
    dailyDays: typed("dailyDays"),
    monthlyDays: typed("monthlyDays"),
    collectionDays: typed("collectionDays"),
    driftEventDays: typed("driftEventDays"),
    tenantEventDays: typed("tenantEventDays"),
    resolvedDriftDays: typed("resolvedDriftDays"),
    heldBackDays: typed("heldBackDays"),
    jobDays: typed("jobDays"),
    figureDays: typed("figureDays"),
    auditDays: typed("auditDays"),
  };
}

/** The days that somebody typed; null when they are none. */
export function days(text: string): number | null {
  const number = Number(text);
  return text.trim() !== "" && Number.isInteger(number) && number >= 1 && number <= LONGEST_DAYS
    ? number
    : null;
}

/** The terms that somebody typed; null when one of them is none. */
export function termsOf(typed: TypedTerms): RetentionTerms | null {
  if (TERMS.some((term) => days(typed[term]) === null)) return null;
  const number = (term: Term) => Number(typed[term]);
  return {
    everyVersionDays: number("everyVersionDays"),
    dailyDays: number("dailyDays"),
    monthlyDays: number("monthlyDays"),
    collectionDays: number("collectionDays"),
    driftEventDays: number("driftEventDays"),
    tenantEventDays: number("tenantEventDays"),
    resolvedDriftDays: number("resolvedDriftDays"),
    heldBackDays: number("heldBackDays"),
    jobDays: number("jobDays"),
    figureDays: number("figureDays"),
    auditDays: number("auditDays"),
  };
}

export interface ShorterTerm {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
}

/** By which less would be kept than now. */
export function shorterTerms(now: RetentionTerms, wanted: RetentionTerms): ShorterTerm[] {
  return TERMS.filter((term) => wanted[term] < now[term]).map((term) => ({
    term,
    from: now[term],
    to: wanted[term],
  }));
}
