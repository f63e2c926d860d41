/** How long ago a drift was first seen, as the inbox is narrowed to it. */
export const AGES = [
  { value: "day", text: "Within a day", minHours: "", maxHours: "24" },
  { value: "week", text: "Within a week", minHours: "", maxHours: "168" },
  { value: "older-week", text: "Older than a week", minHours: "168", maxHours: "" },
  { value: "older-month", text: "Older than 30 days", minHours: "720", maxHours: "" },
] as const;

/** The empty word for what is no age. */
export function ageOf(word: string | null): string {
  return AGES.find(({ value }) => value === word)?.value ?? "";
}
