import { useQuery } from "@tanstack/react-query";
import { latestDriftsQuery, latestPlansQuery } from "@/api/notification-queries";
import { tenantsQuery } from "@/api/queries";
import type { Session, Tenant } from "@/api/types";
import { useRights } from "@/ui/rights/use-rights";
import { driftEntry } from "./drift-entry";
import type { Entry, Kind } from "./entry";
import { incompleteEntries, waitingEntries } from "./plan-entries";
import { tenantEntries } from "./tenant-entries";

export interface Notifications {
  readonly entries: readonly Entry[];
  /** The kinds of which there are more than these. */
  readonly cut: ReadonlySet<Kind>;
  /** Whether all that belongs here is here. */
  readonly isComplete: boolean;
  readonly isLoading: boolean;
  readonly error: unknown;
}

/** Less severe drifts can wait until somebody looks into the inbox. */
const DRIFTS = ["critical", "high"] as const;
const ofTenants = (tenants: readonly Tenant[]) => tenantEntries(tenants, Date.now());

/** What may need the person's attention, over all tenants that he sees. */
export function useNotifications(session: Session): Notifications {
  const rights = useRights();
  const tenants = useQuery({ ...tenantsQuery, select: ofTenants });
  // What the page itself shows is asked for first.
  const enabled = tenants.data !== undefined;
  const drifts = {
    critical: useQuery({ ...latestDriftsQuery("critical"), enabled }),
    high: useQuery({ ...latestDriftsQuery("high"), enabled }),
  };
  const mayApprove = rights.anywhere("approver");
  const waiting = useQuery({ ...latestPlansQuery("proposed"), enabled: enabled && mayApprove });
  const incomplete = useQuery({ ...latestPlansQuery("incomplete"), enabled });
  const asked = [tenants, drifts.critical, drifts.high, incomplete, ...(mayApprove ? [waiting] : [])];

  const entries = [
    ...(tenants.data ?? []),
    ...DRIFTS.flatMap((kind) => drifts[kind].data?.items.map((drift) => driftEntry(drift, kind)) ?? []),
    ...waitingEntries(waiting.data?.items ?? [], session.user.username, (tenant) =>
      rights.inTenant(tenant, "approver"),
    ),
    ...incompleteEntries(incomplete.data?.items ?? [], Date.now()),
  ];
  return {
    entries,
    cut: new Set(DRIFTS.filter((kind) => drifts[kind].data?.nextCursor)),
    isComplete: asked.every(({ data }) => data !== undefined),
    isLoading: asked.some(({ isLoading }) => isLoading),
    error: asked.find(({ error }) => error)?.error,
  };
}
