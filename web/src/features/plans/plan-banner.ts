import type { Plan } from "@/api/types";
import { sentence } from "@/lib/sentence";
import { countedTroubles } from "./operation-counts";
import { ofSeverity } from "./plan-notes";
import { strings } from "./strings";

export interface Banner {
  readonly intent: "info" | "success" | "warning" | "error";
  readonly title: string;
  readonly text: string;
}

const texts = strings.banners;

/** Where the plan stands, and the way on, in words. */
export function bannerOf(plan: Plan): Banner {
  const done = plan.operations.filter((operation) => operation.state === "done").length;
  switch (plan.state) {
    case "proposed":
      return proposed(plan);
    case "approved":
      return { intent: "info", ...texts.approved(approversOf(plan), plan.expiresAt) };
    case "applying":
      return { intent: "info", ...applying(plan) };
    case "verifying":
      return { intent: "info", ...texts.verifying(plan.verifyUntil ?? "") };
    case "restored":
      return { intent: "success", ...texts.restored(done) };
    case "outdated":
      return { intent: "warning", title: texts.outdated.title, text: join(plan.reason, texts.outdated.text) };
    case "cancelled":
      return { intent: "info", ...texts.cancelled(done) };
    case "expired":
      return { intent: "warning", ...texts.expired };
    default: {
      const counts = texts.incompleteText(countedTroubles(plan.operations));
      return { intent: "error", title: texts.incomplete, text: join(plan.reason, counts) };
    }
  }
}

/** Everybody who approved a part of it, once each. */
export function approversOf({ operations }: Pick<Plan, "operations">): string {
  const people = operations.flatMap(({ approvals }) =>
    approvals.map(({ by, byPolicy }) => (byPolicy ? strings.policy : by)),
  );
  return [...new Set(people)].join(", ");
}

/** A wait that is over stays with its request, so only those count that are not ended. */
function applying({ operations }: Plan) {
  const held = operations.find((operation) => operation.heldUntil && !operation.endedAt);
  return held?.heldUntil ? texts.throttled(held.heldUntil) : texts.applying;
}

function proposed(plan: Plan): Banner {
  if (plan.operations.length === 0) return { intent: "warning", ...texts.nothing };
  if (ofSeverity(plan.notes, "fatal").length > 0) return { intent: "error", ...texts.fatal };
  return { intent: "info", ...texts.proposed(plan.expiresAt) };
}

function join(reason: string | null | undefined, text: string): string {
  return `${sentence(reason ?? "")} ${text}`.trim();
}
