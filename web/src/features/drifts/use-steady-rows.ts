import { useState, useSyncExternalStore } from "react";
import type { Drift } from "@/api/types";
import { steadyRows } from "./steady-rows";

/** Further down than this somebody reads, and rows must not move. */
const READING_FROM_PX = 200;

interface SteadyRows {
  readonly rows: readonly Drift[];
  /** How many came since and wait. */
  readonly held: number;
  readonly release: () => void;
}

/** New drifts come in by themselves at the top of the list, and wait while somebody reads further down or has ticked. */
export function useSteadyRows(all: readonly Drift[], hasSelection: boolean): SteadyRows {
  const isReading = useSyncExternalStore(onScroll, () => window.scrollY > READING_FROM_PX);
  const present = all[0]?.firstSeenAt ?? null;
  const [newest, setNewest] = useState(present);
  const holds = (isReading || hasSelection) && newest !== null && present !== null && present > newest;
  if (!holds && newest !== present) setNewest(present);
  return { ...steadyRows(all, holds ? newest : null), release: () => setNewest(present) };
}

function onScroll(listener: () => void): () => void {
  window.addEventListener("scroll", listener, { passive: true });
  return () => window.removeEventListener("scroll", listener);
}
