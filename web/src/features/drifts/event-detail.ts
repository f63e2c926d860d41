import type { DriftEvent } from "@/api/types";
import { exactTime } from "@/lib/time";
import { wordOf, words } from "@/ui/words";

/** What an entry of the history adds to its own words. */
export function eventDetail({ event, detail }: DriftEvent): string | null {
  if (!detail) return null;
  if (event === "resolved") return wordOf(words.resolution, camelCase(detail));
  if (event === "snoozed") return `until ${exactTime(detail)}`;
  return detail;
}

function camelCase(word: string): string {
  return word.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
