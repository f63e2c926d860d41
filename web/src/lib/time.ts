import { timeZone } from "./time-zone";

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
/** By time zone; making one takes longer than using it. */
const exact = new Map<string | undefined, Intl.DateTimeFormat>();
const local = new Map<string | undefined, Intl.DateTimeFormat>();

/** "3 minutes ago", "in 2 hours", "just now". */
export function relativeTime(instant: string, nowMs: number): string {
  const exactly = Math.round((Date.parse(instant) - nowMs) / 1000);
  if (Number.isNaN(exactly)) return instant;
  // What ends in 90 days, less the moment since it was chosen, does not end in two months.
  const seconds = exactly > 60 ? Math.ceil(exactly / 60) * 60 : exactly;
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return seconds > 5 ? "in a moment" : "just now";
}

/** Date and time to the second in the time zone that the person chose. */
export function exactTime(instant: string, zone = timeZone()): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const made = exact.get(zone) ?? exactFormat(zone);
  exact.set(zone, made);
  return made.format(time);
}

/** What a field for date and time shows for an instant, in the time zone that the person chose; empty for none. */
export function toLocalField(instant: string, zone = timeZone()): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? "" : new Date(time + offsetMs(time, zone)).toISOString().slice(0, 16);
}

/** The instant that somebody chose in a field for date and time; empty for none. */
export function fromLocalField(text: string, zone = timeZone()): string {
  const asUtc = Date.parse(`${text}Z`);
  if (text === "" || Number.isNaN(asUtc)) return "";
  // Around a change of the clocks the offset of the guess is not yet that of the instant.
  const guess = asUtc - offsetMs(asUtc, zone);
  return new Date(asUtc - offsetMs(guess, zone)).toISOString();
}

/** "850 ms", "4.2 s", "3 min 5 s". */
export function duration(fromInstant: string, toInstant: string): string {
  const ms = Math.max(0, Date.parse(toInstant) - Date.parse(fromInstant));
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** The instant a whole number of days from now. */
export function daysFromNow(days: number, nowMs: number): string {
  return new Date(nowMs + days * 86_400_000).toISOString();
}

function exactFormat(zone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone: zone,
    // A time zone that is not the browser's own is said, so that nobody takes it for that.
    timeZoneName: zone ? "short" : undefined,
  });
}

/** How far the clocks of the zone are ahead of UTC at the instant. */
function offsetMs(time: number, zone: string | undefined): number {
  const format =
    local.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone });
  local.set(zone, format);
  const wall = Date.parse(`${format.format(time).replace(" ", "T")}Z`);
  return wall - Math.floor(time / 1000) * 1000;
}
