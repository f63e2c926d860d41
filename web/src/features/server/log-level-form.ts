import type { LogLevelWord } from "@/api/types";

export const LEVELS = ["error", "warn", "info", "debug", "trace"] as const satisfies readonly LogLevelWord[];

const MOST_MINUTES = 1_440;

/** The minutes that somebody typed; null when they are none. */
export function minutesOf(text: string): number | null {
  const number = Number(text);
  return text.trim() !== "" && Number.isInteger(number) && number >= 1 && number <= MOST_MINUTES
    ? number
    : null;
}

export function levelOf(word: string): LogLevelWord | undefined {
  return LEVELS.find((level) => level === word);
}
