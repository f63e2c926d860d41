import type { Drift } from "@/api/types";
import { AcceptDialog } from "./accept-dialog";
import { AgreeDialog } from "./agree-dialog";
import { AssignDialog } from "./assign-dialog";
import { type Decision, decidable } from "./decisions";
import { ReopenDialog } from "./reopen-dialog";
import { SnoozeDialog } from "./snooze-dialog";

interface DecisionDialogProps {
  readonly decision: Decision;
  readonly drifts: readonly Drift[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const DIALOGS = {
  accept: AcceptDialog,
  agree: AgreeDialog,
  snooze: SnoozeDialog,
  reopen: ReopenDialog,
  assign: AssignDialog,
};

/** Asks what a decision needs to know before it is carried out. */
export function DecisionDialog({ decision, drifts, onClose, onDone }: DecisionDialogProps) {
  const Dialog = DIALOGS[decision];
  return <Dialog ids={decidable(decision, drifts)} onClose={onClose} onDone={onDone} />;
}
