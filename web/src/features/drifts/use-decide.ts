import type { Drift } from "@/api/types";
import { registeredAction } from "@/ui/actions/registered-actions";
import { useRights } from "@/ui/rights/use-rights";
import { useAnnounce } from "@/ui/use-announce";
import { type Decision, whyNot } from "./decisions";
import { strings } from "./strings";

/** Under which a plan for the chosen drifts is registered. */
const PLAN_RESTORE = "planRestore";

interface Decide {
  readonly decide: (decision: Decision, drifts: readonly Drift[]) => void;
  /** By what stands beside the other actions, which is drawn once something is chosen. */
  readonly plan: (drifts: readonly Drift[]) => void;
}

/** What a key asks for is asked about, or it is said why it is not possible. */
export function useDecide(
  act: (decision: Decision, drifts: readonly Drift[]) => void,
  chooseFirst: string = strings.chooseFirst,
): Decide {
  const announce = useAnnounce();
  const rights = useRights();
  return {
    decide: (decision, drifts) => {
      const why = drifts.length === 0 ? chooseFirst : whyNot(decision, drifts, rights);
      if (why) announce(why, "info");
      else act(decision, drifts);
    },
    plan: (drifts) => {
      const plan = registeredAction(PLAN_RESTORE);
      const why = plan ? plan.whyNot : drifts.length === 0 ? chooseFirst : strings.noPlanning;
      if (why) announce(why, "info");
      else plan?.run();
    },
  };
}
