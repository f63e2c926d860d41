import { useMemo, useSyncExternalStore } from "react";
import { type LastLook, NEVER_LOOKED } from "./notifications";
import { isRecord } from "./readable-value";

const listeners = new Set<() => void>();

/**
 * When the person looked at the notifications last, in this browser. The preferences of an account have no place for it,
 * so in another browser everything is new once more.
 */
export function useLastLook(user: string): LastLook {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(keyOf(user)));
  return useMemo(() => lastLookOf(text), [text]);
}

/** Windows that are open show it at once. */
export function rememberLook(user: string, look: LastLook): void {
  const text = JSON.stringify(look);
  if (localStorage.getItem(keyOf(user)) === text) return;
  localStorage.setItem(keyOf(user), text);
  for (const listener of listeners) listener();
}

export function lastLookOf(text: string | null): LastLook {
  try {
    const stored: unknown = JSON.parse(text ?? "null");
    if (!isRecord(stored) || typeof stored.at !== "string" || !Array.isArray(stored.shown))
      return NEVER_LOOKED;
    const isTime = !Number.isNaN(Date.parse(stored.at));
    return { at: isTime ? stored.at : "", shown: stored.shown.filter((id) => typeof id === "string") };
  } catch {
    return NEVER_LOOKED;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function keyOf(user: string): string {
  return `plumbline.last-look.${user}`;
}
