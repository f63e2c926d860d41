import type { ChangeFacts } from "@/lib/change-sentence";
import type { Notification } from "@/lib/notifications";
import { paths } from "@/lib/paths";

export type Kind = "critical" | "high" | "waiting" | "incomplete" | "broken" | "credential" | "unread";

/** A notification in words, with the page where it is dealt with. */
export interface Entry extends Notification<Kind> {
  readonly text: string;
  readonly detail?: string;
  /** What is different, in place of the detail: it is put into words where it is shown. */
  readonly change?: ChangeFacts;
  /** The tenant, and what of it. */
  readonly place: string;
  readonly to: string;
}

/** Where all of a kind are listed. */
export const LISTS: Record<Kind, string> = {
  critical: paths.drifts({ severity: "critical" }),
  high: paths.drifts({ severity: "high" }),
  waiting: paths.plans({ state: "proposed" }),
  incomplete: paths.plans({ state: "incomplete" }),
  broken: paths.portfolio({ state: "broken" }),
  credential: paths.portfolio({ sort: "expiry" }),
  unread: paths.portfolio({ state: "attention" }),
};
