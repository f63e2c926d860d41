import { useSyncExternalStore } from "react";

/** From this width on the navigation stands beside the page; style sheets name the same width. */
const wide = globalThis.matchMedia("(min-width: 1024px)");

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener("change", listener);
  return () => wide.removeEventListener("change", listener);
}
