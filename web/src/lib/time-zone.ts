import { useSyncExternalStore } from "react";
import { sharedValue } from "./shared-value";

const STORAGE_KEY = "plumbline.time-zone";
const chosen = sharedValue<string | null>(knownZone(localStorage.getItem(STORAGE_KEY)));

/** In which times are shown; `undefined` means that of the browser, as `Intl` does. */
export function timeZone(): string | undefined {
  return chosen.get() ?? undefined;
}

/** Draws anew when the person chooses another time zone. */
export function useTimeZone(): string | undefined {
  return useSyncExternalStore(chosen.subscribe, chosen.get) ?? undefined;
}

/** Null, and a name that this browser does not know, mean that of the browser. */
export function chooseTimeZone(name: string | null): void {
  const known = knownZone(name);
  if (known) localStorage.setItem(STORAGE_KEY, known);
  else localStorage.removeItem(STORAGE_KEY);
  chosen.set(known);
}

export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every time zone of this browser, UTC first. */
export function timeZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")];
}

function knownZone(name: string | null): string | null {
  if (!name) return null;
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return name;
  } catch {
    return null;
  }
}
