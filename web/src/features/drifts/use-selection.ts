import { useCallback, useMemo, useState } from "react";
import type { Drift } from "@/api/types";

export interface Selection {
  readonly chosen: readonly Drift[];
  readonly has: (drift: string) => boolean;
  readonly set: (drifts: readonly Drift[], on: boolean) => void;
  /** Exactly these, as far as they are known. */
  readonly choose: (ids: ReadonlySet<string>) => void;
  readonly ids: ReadonlySet<string>;
  readonly clear: () => void;
}

const NOTHING: ReadonlyMap<string, Drift> = new Map();

/** The drifts that are ticked. What the list knows anew of one counts in place of what it was when it was ticked. */
export function useSelection(known: readonly Drift[]): Selection {
  const [ticked, setTicked] = useState(NOTHING);
  const present = useMemo(() => new Map(known.map((drift) => [drift.id, drift])), [known]);
  const set = useCallback(
    (drifts: readonly Drift[], on: boolean) =>
      setTicked((before) => {
        const next = new Map(before);
        for (const drift of drifts) {
          if (on) next.set(drift.id, drift);
          else next.delete(drift.id);
        }
        return next;
      }),
    [],
  );
  const choose = useCallback(
    (ids: ReadonlySet<string>) =>
      setTicked((before) => {
        const drifts = [...ids]
          .map((id) => present.get(id) ?? before.get(id))
          .filter((drift) => drift !== undefined);
        return new Map(drifts.map((drift) => [drift.id, drift]));
      }),
    [present],
  );
  const ids = useMemo(() => new Set(ticked.keys()), [ticked]);
  const clear = useCallback(() => setTicked(NOTHING), []);
  const chosen = useMemo(
    () => [...ticked.values()].map((drift) => present.get(drift.id) ?? drift),
    [ticked, present],
  );
  return { chosen, has: (drift) => ticked.has(drift), set, choose, ids, clear };
}
