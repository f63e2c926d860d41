import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { PauseCircleRegular } from "@fluentui/react-icons/svg/pause-circle";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { TargetRegular } from "@fluentui/react-icons/svg/target";
import { type ReactElement, useState } from "react";
import type { Drift } from "@/api/types";
import { Possible } from "@/ui/possible";
import { PlanDeletionButton } from "@/ui/restore/plan-deletion-button";
import { PlanRestoreButton } from "@/ui/restore/plan-restore-button";
import { targetsOf } from "@/ui/restore/plan-target";
import { useRights } from "@/ui/rights/use-rights";
import { DecisionDialog } from "./decision-dialog";
import { type Decision, whyNot } from "./decisions";
import { strings } from "./strings";

interface DriftActionsProps {
  readonly drifts: readonly Drift[];
  readonly onDone?: () => void;
}

/** The same decisions for one drift and for many. What is not possible says why. */
export function DriftActions({ drifts, onDone }: DriftActionsProps) {
  const [asking, setAsking] = useState<Decision | null>(null);
  const rights = useRights();
  const close = () => setAsking(null);
  const finish = () => {
    close();
    onDone?.();
  };
  const button = (decision: Decision, text: string, icon: ReactElement) => (
    <Possible why={whyNot(decision, drifts, rights)}>
      {(possible) => (
        <Button
          icon={icon}
          appearance={decision === "accept" ? "primary" : "secondary"}
          disabledFocusable={!possible}
          onClick={() => setAsking(decision)}
        >
          {text}
        </Button>
      )}
    </Possible>
  );
  return (
    <>
      <RestoreActions drifts={drifts} />
      {button("accept", strings.accept, <CheckmarkRegular />)}
      {button("snooze", strings.snooze, <PauseCircleRegular />)}
      {button("agree", strings.agree, <TargetRegular />)}
      {button("assign", strings.assign, <PersonRegular />)}
      {button("reopen", strings.reopen, <ArrowUndoRegular />)}
      {asking && <DecisionDialog decision={asking} drifts={drifts} onClose={close} onDone={finish} />}
    </>
  );
}

/** What was agreed is brought back by one kind of plan, and what nobody agreed to is removed by another. */
function RestoreActions({ drifts }: { drifts: readonly Drift[] }) {
  const open = drifts.filter((drift) => drift.state === "open");
  const unexpected = open.filter((drift) => drift.change === "unexpected");
  const restorable = open.filter((drift) => drift.change !== "unexpected");
  return (
    <>
      {(restorable.length > 0 || unexpected.length === 0) && (
        <PlanRestoreButton
          targets={targetsOf(restorable.length > 0 ? restorable : drifts)}
          whyNot={restorable.length > 0 ? null : strings.whyNotRestore}
        />
      )}
      {unexpected.length > 0 && <PlanDeletionButton drifts={unexpected} />}
    </>
  );
}
