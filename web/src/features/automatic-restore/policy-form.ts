import type { ChangeWindow, RestorePolicy } from "@/api/types";
import { wholeNumber } from "@/lib/whole-number";

/** A window as it is typed; its number keeps it apart from others that read the same. */
export interface TypedWindow {
  readonly key: number;
  readonly cron: string;
  readonly timeZone: string;
  readonly minutes: string;
}

export interface TypedPolicy {
  readonly enabled: boolean;
  readonly severities: readonly string[];
  readonly directions: readonly string[];
  readonly createsMissing: boolean;
  readonly changesPerHour: string;
  readonly pauseHours: string;
  readonly allowWindows: readonly TypedWindow[];
  readonly freezeWindows: readonly TypedWindow[];
}

const MOST_CHANGES = 1000;
const LONGEST_PAUSE_HOURS = 720;
/** A week: what is open longer never closes. */
const LONGEST_WINDOW_MINUTES = 10_080;
const CRON_FIELDS = 5;
/** An area that gets its own policy begins as carefully as a tenant does. */
export const CAREFUL: RestorePolicy = {
  enabled: true,
  severities: ["critical", "high"],
  directions: ["weakens"],
  changesPerHour: 5,
  createsMissing: false,
  allowWindows: [],
  freezeWindows: [],
  pauseHours: 24,
};

export function typedPolicy(policy: RestorePolicy): TypedPolicy {
  return {
    enabled: policy.enabled,
    severities: policy.severities,
    directions: policy.directions,
    createsMissing: policy.createsMissing,
    changesPerHour: String(policy.changesPerHour),
    pauseHours: String(policy.pauseHours),
    allowWindows: policy.allowWindows.map(typedWindow),
    freezeWindows: policy.freezeWindows.map(typedWindow),
  };
}

export const changes = (text: string) => wholeNumber(text, 1, MOST_CHANGES);
export const pause = (text: string) => wholeNumber(text, 1, LONGEST_PAUSE_HOURS);
export const minutes = (text: string) => wholeNumber(text, 1, LONGEST_WINDOW_MINUTES);

/** Five fields; what they mean is for the server to say. */
export function isCron(text: string): boolean {
  return text.trim().split(/\s+/).length === CRON_FIELDS;
}

/** Something must be chosen only where the policy is on. */
export function isMissing(policy: TypedPolicy, chosen: readonly string[]): boolean {
  return policy.enabled && chosen.length === 0;
}

/** The policy that somebody typed; null when a field does not fit. */
export function policyOf(typed: TypedPolicy): RestorePolicy | null {
  const changesPerHour = changes(typed.changesPerHour);
  const pauseHours = pause(typed.pauseHours);
  const allowWindows = windowsOf(typed.allowWindows);
  const freezeWindows = windowsOf(typed.freezeWindows);
  if (changesPerHour === null || pauseHours === null || !allowWindows || !freezeWindows) return null;
  if (isMissing(typed, typed.severities) || isMissing(typed, typed.directions)) return null;
  return {
    enabled: typed.enabled,
    severities: [...typed.severities],
    directions: [...typed.directions],
    createsMissing: typed.createsMissing,
    changesPerHour,
    pauseHours,
    allowWindows,
    freezeWindows,
  };
}

/** With one more window, which opens in the person's own time zone. */
export function withWindow(windows: readonly TypedWindow[]): readonly TypedWindow[] {
  const key = Math.max(0, ...windows.map((window) => window.key)) + 1;
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...windows, { key, cron: "0 22 * * MON-FRI", timeZone, minutes: "360" }];
}

function typedWindow(window: ChangeWindow, index: number): TypedWindow {
  const { cron, timeZone, durationMinutes } = window;
  return { key: index + 1, cron, timeZone, minutes: String(durationMinutes) };
}

function windowsOf(windows: readonly TypedWindow[]): ChangeWindow[] | null {
  const parsed = windows.map(({ cron, timeZone, minutes: text }) => {
    const durationMinutes = minutes(text);
    return durationMinutes === null || !isCron(cron)
      ? null
      : { cron: cron.trim(), timeZone, durationMinutes };
  });
  const fitting = parsed.filter((window) => window !== null);
  return fitting.length === parsed.length ? fitting : null;
}
