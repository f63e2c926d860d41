import { useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "light" | "dark";

const STORAGE_KEY = "plumbline.theme";
const systemDark = globalThis.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let choice = stored();
apply();

export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

/** This browser remembers it, so that the first paint has the right colours; the account does, for other browsers. */
export function chooseTheme(next: ThemeChoice): void {
  if (choice === next) return;
  choice = next;
  localStorage.setItem(STORAGE_KEY, next);
  notify();
}

function isDark(): boolean {
  return choice === "dark" || (choice === "system" && systemDark.matches);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) systemDark.addEventListener("change", notify);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) systemDark.removeEventListener("change", notify);
  };
}

function notify(): void {
  apply();
  for (const listener of listeners) listener();
}

/** The page itself follows too, so that neither scroll bars nor the first paint flash in white. */
function apply(): void {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

function stored(): ThemeChoice {
  const value = localStorage.getItem(STORAGE_KEY);
  return value === "light" || value === "dark" ? value : "system";
}
