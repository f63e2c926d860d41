import { Button, type ButtonProps } from "@fluentui/react-components";
import { WrenchRegular } from "@fluentui/react-icons/svg/wrench";
import { useMemo, useState } from "react";
import { useAction } from "../actions/use-action";
import { Possible } from "../possible";
import { useRights } from "../rights/use-rights";
import { words } from "../rights/words";
import { PlanRestoreDialog } from "./plan-restore-dialog";
import type { PlanTarget } from "./plan-target";
import { strings } from "./strings";

interface PlanRestoreButtonProps {
  readonly targets: readonly PlanTarget[];
  /** Why there is nothing to plan; nothing when there is. */
  readonly whyNot?: string | null;
  readonly appearance?: ButtonProps["appearance"];
}

const PLAN = { id: "planRestore", text: strings.plan, keys: "r" };

/** The way from something that drifted to a plan that would bring it back. */
export function PlanRestoreButton({ targets, whyNot = null, appearance }: PlanRestoreButtonProps) {
  const [asking, setAsking] = useState(false);
  const rights = useRights();
  const permitted = targets.every((target) => rights.inTenant(target.tenantId, "operator"));
  const why = permitted ? whyNot : words.needsInTenant("operator");
  useAction(useMemo(() => ({ ...PLAN, whyNot: why, run: () => setAsking(true) }), [why]));
  return (
    <>
      <Possible why={why}>
        {(possible) => (
          <Button
            icon={<WrenchRegular />}
            appearance={appearance}
            disabledFocusable={!possible}
            onClick={() => setAsking(true)}
          >
            {strings.plan}
          </Button>
        )}
      </Possible>
      {asking && <PlanRestoreDialog targets={targets} onClose={() => setAsking(false)} />}
    </>
  );
}
