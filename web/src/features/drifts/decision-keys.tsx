import { useState } from "react";
import type { Drift } from "@/api/types";
import { useKeys } from "@/ui/actions/use-keys";
import { DecisionDialog } from "./decision-dialog";
import type { Decision } from "./decisions";
import { useDecide } from "./use-decide";

interface DecisionKeysProps {
  readonly drifts: readonly Drift[];
  /** What is said while there is none. */
  readonly chooseFirst?: string;
  readonly onDone?: () => void;
}

/** The keys that do the same as the buttons for these drifts. */
export function DecisionKeys({ drifts, chooseFirst, onDone }: DecisionKeysProps) {
  const [asking, setAsking] = useState<Decision | null>(null);
  const { decide, plan } = useDecide(setAsking, chooseFirst);
  useKeys({
    a: () => decide("accept", drifts),
    s: () => decide("snooze", drifts),
    r: () => plan(drifts),
  });
  const finish = () => {
    setAsking(null);
    onDone?.();
  };
  if (!asking) return null;
  return <DecisionDialog decision={asking} drifts={drifts} onClose={() => setAsking(null)} onDone={finish} />;
}
