/** What a difference means for the safety of a tenant. */
export type Direction = "weakens" | "strengthens" | "neutral" | "unknown";

/** What people look for first comes first. */
export const DIRECTIONS: readonly Direction[] = ["weakens", "strengthens", "neutral", "unknown"];

/** A word that a newer server brings is as good as unknown. */
export function directionOf(word: string | null): Direction {
  return DIRECTIONS.find((direction) => direction === word) ?? "unknown";
}
