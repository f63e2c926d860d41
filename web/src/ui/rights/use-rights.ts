import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "@/api/queries";

/** Lowest first; each may what the ones before may. */
const ROLES = ["viewer", "operator", "approver", "administrator"] as const;
export type Role = (typeof ROLES)[number];

export interface Rights {
  readonly inTenant: (tenant: string, needed: Role) => boolean;
  readonly overAll: (needed: Role) => boolean;
  /** Over all or in some tenant: where only the server knows what an action reaches. */
  readonly anywhere: (needed: Role) => boolean;
}

/**
 * What the person may do, as the session said. It only decides what is offered: the server decides what is done, also
 * while the session is not known yet.
 */
export function useRights(): Rights {
  const roles = useQuery({ ...sessionQuery, enabled: false }).data?.roles;
  const overAll = (needed: Role) => !roles || isEnough(roles.overAll, needed);
  return {
    overAll,
    anywhere: (needed) =>
      overAll(needed) || Object.values(roles?.tenants ?? {}).some((held) => isEnough(held, needed)),
    inTenant: (tenant, needed) => overAll(needed) || isEnough(roles?.tenants[tenant], needed),
  };
}

function isEnough(held: string | null | undefined, needed: Role): boolean {
  return ROLES.findIndex((role) => role === held) >= ROLES.indexOf(needed);
}
