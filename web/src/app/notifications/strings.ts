import type { FoldedRow, NewCount } from "@/lib/notifications";
import { counted, readableCount } from "@/ui/words";
import type { Kind } from "./entry";

type Folded = FoldedRow<Kind>;

export const strings = {
  title: "Notifications",
  label: (news: NewCount) =>
    news.count === 0 ? "Notifications, nothing new" : `Notifications, ${atLeast(news)} new`,
  badge: ({ count, isMore }: NewCount) => (count > 99 ? "99+" : `${count}${isMore ? "+" : ""}`),
  loading: "Loading…",
  isNew: "New",
  empty:
    "Nothing needs your attention. Critical and high drifts, plans that wait for approval, and tenants that cannot be read would stand here.",
  place: (...names: readonly string[]) => names.join(" · "),
  waiting: (purpose: string) => `${purpose} waits for approval`,
  proposed: (requests: number, author: string) => `${counted(requests, "request")}, planned by ${author}`,
  incomplete: (purpose: string) => `${purpose} ended incomplete`,
  carriedOut: (done: number, requests: number) =>
    `${readableCount(done)} of ${counted(requests, "request")} carried out`,
  broken: "Connection broken",
  noReason: "Microsoft refused it",
  expired: "Credential expired",
  expires: (days: number) =>
    days < 1 ? "Credential expires within a day" : `Credential expires in ${counted(days, "day")}`,
  replaceIt: "Nothing is read any more once it has expired",
  unread: (areas: number) => `${counted(areas, "area")} could not be read in full`,
  unreadDetail: "At the last sync",
  folded: {
    critical: ({ news }: Folded) => drifts("critical", news),
    high: ({ news }: Folded) => drifts("high", news),
    waiting: ({ all }: Folded) => `${counted(all, "plan")} ${all === 1 ? "waits" : "wait"} for approval`,
    incomplete: ({ all }: Folded) => `${counted(all, "plan")} ended incomplete in the last week`,
    broken: ({ all }: Folded) => `${counted(all, "tenant")} with a broken connection`,
    credential: ({ all }: Folded) =>
      `${counted(all, "credential")} expired or ${all === 1 ? "expires" : "expire"} soon`,
    unread: ({ all }: Folded) => `${counted(all, "tenant")} with areas that could not be read in full`,
  } satisfies Record<Kind, (row: Folded) => string>,
};

function drifts(severity: string, news: NewCount): string {
  if (news.count === 0) return `All open ${severity} drifts`;
  return `${atLeast(news)} new ${severity} ${news.count === 1 ? "drift" : "drifts"}`;
}

function atLeast({ count, isMore }: NewCount): string {
  return `${readableCount(count)}${isMore ? " or more" : ""}`;
}
