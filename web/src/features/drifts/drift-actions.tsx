import { Button, Tooltip } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { PauseCircleRegular } from "@fluentui/react-icons/svg/pause-circle";
import { type ReactElement, useState } from "react";
import type { Drift, DriftActionRequest } from "@/api/types";
import { AcceptDialog } from "./accept-dialog";
import { ReopenDialog } from "./reopen-dialog";
import { SnoozeDialog } from "./snooze-dialog";
import { strings } from "./strings";

type Action = DriftActionRequest["action"];

interface DriftActionsProps {
  readonly drifts: readonly Drift[];
  readonly onDone?: () => void;
}

/** The same three decisions for one drift and for many. What is not possible says why. */
export function DriftActions({ drifts, onDone }: DriftActionsProps) {
  const [asking, setAsking] = useState<Action | null>(null);
  const open = drifts.filter((drift) => drift.state === "open").map((drift) => drift.id);
  const decided = drifts
    .filter((drift) => drift.state === "accepted" || drift.state === "snoozed")
    .map((drift) => drift.id);
  const close = () => setAsking(null);
  const finish = () => {
    close();
    onDone?.();
  };
  const button = (action: Action, text: string, icon: ReactElement, ids: string[], why: string) => (
    <Possible possible={ids.length > 0} why={why}>
      <Button
        icon={icon}
        appearance={action === "accept" ? "primary" : "secondary"}
        disabledFocusable={ids.length === 0}
        onClick={() => setAsking(action)}
      >
        {text}
      </Button>
    </Possible>
  );
  return (
    <>
      {button("accept", strings.accept, <CheckmarkRegular />, open, strings.whyNotOpen)}
      {button("snooze", strings.snooze, <PauseCircleRegular />, open, strings.whyNotOpen)}
      {button("reopen", strings.reopen, <ArrowUndoRegular />, decided, strings.whyNotReopen)}
      {asking === "accept" && <AcceptDialog ids={open} onClose={close} onDone={finish} />}
      {asking === "snooze" && <SnoozeDialog ids={open} onClose={close} onDone={finish} />}
      {asking === "reopen" && <ReopenDialog ids={decided} onClose={close} onDone={finish} />}
    </>
  );
}

function Possible({ possible, why, children }: { possible: boolean; why: string; children: ReactElement }) {
  if (possible) return children;
  return (
    <Tooltip content={why} relationship="description">
      {children}
    </Tooltip>
  );
}
