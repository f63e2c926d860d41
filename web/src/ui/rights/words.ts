import type { Role } from "./use-rights";

const NAMES: Record<Role, string> = {
  viewer: "viewer",
  operator: "operator",
  approver: "approver",
  administrator: "administrator",
};

export const words = {
  needsInTenant: (role: Role) => `You need the role ${NAMES[role]} in this tenant`,
  needsOverAll: (role: Role) => `You need the role ${NAMES[role]} over all tenants`,
};
