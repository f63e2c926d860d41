import { useQuery } from "@tanstack/react-query";
import { areasQuery, tenantGroupsQuery, tenantsQuery } from "@/api/queries";
import type { IgnoreRule } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Note } from "@/ui/note";
import { strings } from "./strings";

/** What a rule covers, in one line for each side that it names. */
export function RuleCovers({ rule }: { rule: IgnoreRule }) {
  const areas = useQuery(areasQuery).data ?? [];
  const area = areas.find((known) => known.key === rule.area)?.title ?? rule.area;
  const sides = [
    [strings.resource, rule.resource],
    [strings.path, rule.path],
    [strings.value, rule.value],
  ] as const;
  return (
    <>
      <AppLink to={paths.ignoreRule(rule.id)} strong>
        {area ?? strings.anyArea}
      </AppLink>
      {sides.map(
        ([name, text]) =>
          text && (
            <Note key={name}>
              {name} <code>{text}</code>
            </Note>
          ),
      )}
    </>
  );
}

export function RulePlace({ rule }: { rule: IgnoreRule }) {
  const tenants = useQuery(tenantsQuery).data ?? [];
  const groups = useQuery(tenantGroupsQuery).data ?? [];
  if (rule.tenantId) return tenants.find((tenant) => tenant.id === rule.tenantId)?.name ?? rule.tenantId;
  if (rule.groupId) return groups.find((group) => group.id === rule.groupId)?.name ?? rule.groupId;
  return strings.everywhere;
}
