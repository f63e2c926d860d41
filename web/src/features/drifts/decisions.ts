import type { Drift } from "@/api/types";
import type { Rights, Role } from "@/ui/rights/use-rights";
import { words } from "@/ui/rights/words";
import { strings } from "./strings";

export type Decision = "accept" | "snooze" | "reopen" | "agree" | "assign";

const NEEDED: Record<Decision, Role> = {
  accept: "approver",
  agree: "approver",
  snooze: "operator",
  reopen: "operator",
  assign: "operator",
};

const FITS: Record<Decision, (drift: Drift) => boolean> = {
  accept: (drift) => drift.state === "open",
  snooze: (drift) => drift.state === "open",
  agree: (drift) => drift.state !== "resolved",
  assign: (drift) => drift.state !== "resolved",
  reopen: (drift) => drift.state === "accepted" || drift.state === "snoozed",
};

const WHY_NOT: Record<Decision, string> = {
  accept: strings.whyNotOpen,
  snooze: strings.whyNotOpen,
  agree: strings.whyNotAgree,
  reopen: strings.whyNotReopen,
  assign: strings.whyNotAssign,
};

/** Those of the drifts that the decision can be about. */
export function decidable(decision: Decision, drifts: readonly Drift[]): string[] {
  return drifts.filter(FITS[decision]).map((drift) => drift.id);
}

/** Why the person cannot decide so; null when he can. */
export function whyNot(decision: Decision, drifts: readonly Drift[], rights: Rights): string | null {
  const needed = NEEDED[decision];
  if (!drifts.every((drift) => rights.inTenant(drift.tenantId, needed))) return words.needsInTenant(needed);
  return decidable(decision, drifts).length > 0 ? null : WHY_NOT[decision];
}
