import { useQuery } from "@tanstack/react-query";
import { tenantGroupsQuery, tenantsQuery } from "@/api/queries";
import { words } from "./words";

export interface TargetChoice {
  readonly value: string;
  readonly text: string;
}

interface Granted {
  readonly tenantId?: string | null;
  readonly groupId?: string | null;
}

/** What a role can be over, for a choice and for words. */
export function useTargets() {
  const tenants = useQuery(tenantsQuery).data ?? [];
  const groups = useQuery(tenantGroupsQuery).data ?? [];
  const tenantNames = new Map(tenants.map((tenant) => [tenant.id, tenant.name]));
  const groupNames = new Map(groups.map((group) => [group.id, group.name]));
  const choices: readonly TargetChoice[] = [
    { value: "all", text: words.targetAll },
    ...groups.map((group) => ({ value: `group ${group.id}`, text: words.targetGroup(group.name) })),
    ...tenants.map((tenant) => ({ value: `tenant ${tenant.id}`, text: words.targetTenant(tenant.name) })),
  ];
  const nameOf = ({ tenantId, groupId }: Granted): string => {
    if (tenantId) return words.overTenant(tenantNames.get(tenantId) ?? words.gone);
    if (groupId) return words.overGroup(groupNames.get(groupId) ?? words.gone);
    return words.overAll;
  };
  return { choices, nameOf };
}

/** From a choice to what the server takes. */
export function targetOf(choice: string): { tenantId?: string; groupId?: string } {
  const [kind, id] = choice.split(" ");
  if (kind === "tenant") return { tenantId: id };
  if (kind === "group") return { groupId: id };
  return {};
}
