import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { restoreCommands } from "@/api/restore-commands";
import type { CreatePlanRequest } from "@/api/types";
import type { PlanTarget } from "./plan-target";

/** What came of one tenant: a plan, or why there is none. */
export interface MadePlan {
  readonly target: PlanTarget;
  readonly planId: string | null;
  readonly problem: unknown;
}

/** A plan for each tenant, one after the other. The refusal of a single one is an error; of many, one of the results. */
export function useMakePlans(onMade: (made: MadePlan[]) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ targets, onSurprise }: MakePlans) => {
      const made: MadePlan[] = [];
      for (const target of targets) {
        try {
          const { id } = await restoreCommands.plan(requestOf(target, onSurprise));
          made.push({ target, planId: id, problem: null });
        } catch (problem) {
          if (targets.length === 1) throw asProblem(problem);
          made.push({ target, planId: null, problem });
        }
      }
      return made;
    },
    onSuccess: (made) => {
      client.invalidateQueries({ queryKey: keys.plans });
      onMade(made);
    },
  });
}

interface MakePlans {
  readonly targets: readonly PlanTarget[];
  readonly onSurprise: "stop" | "goOn";
}

function requestOf(target: PlanTarget, onSurprise: "stop" | "goOn"): CreatePlanRequest {
  const { tenantId, driftIds, area, resourceId } = target;
  return { tenantId, driftIds, area, resourceId, onSurprise };
}
