import { useQuery } from "@tanstack/react-query";
import { tenantGroupsQuery } from "@/api/queries";
import type { Tenant } from "@/api/types";
import { SEVERITIES } from "@/lib/severity";
import { FilterBar } from "@/ui/filter-bar";
import { SearchFilter } from "@/ui/search-filter";
import { SelectFilter } from "@/ui/select-filter";
import { words } from "@/ui/words";
import { strings } from "./strings";
import { allTags, SORT_KEYS, type TenantFilter } from "./tenant-filter";

const STATES = [
  ...Object.entries(words.tenantState).map(([value, text]) => ({ value, text })),
  { value: "paused", text: strings.paused },
];

interface TenantFiltersProps {
  readonly tenants: readonly Tenant[];
  readonly filter: TenantFilter;
  readonly onChange: (name: string, value: string) => void;
}

export function TenantFilters({ tenants, filter, onChange }: TenantFiltersProps) {
  const groups = useQuery(tenantGroupsQuery).data ?? [];
  const tags = allTags(tenants);
  return (
    <FilterBar label={strings.filters}>
      <SearchFilter label={strings.filter} value={filter.q} onChange={(value) => onChange("q", value)} />
      <SelectFilter
        label={strings.columns.state}
        all={strings.all}
        value={filter.state}
        options={STATES}
        onChange={(value) => onChange("state", value)}
      />
      <SelectFilter
        label={strings.severity}
        all={strings.all}
        value={filter.severity}
        options={SEVERITIES.map((severity) => ({
          value: severity,
          text: strings.atLeast(words.severity[severity]),
        }))}
        onChange={(value) => onChange("severity", value)}
      />
      {tags.length > 0 && (
        <SelectFilter
          label={strings.tag}
          all={strings.all}
          value={filter.tag}
          options={tags.map((tag) => ({ value: tag, text: tag }))}
          onChange={(value) => onChange("tag", value)}
        />
      )}
      {groups.length > 0 && (
        <SelectFilter
          label={strings.group}
          all={strings.all}
          value={filter.group}
          options={groups.map((group) => ({ value: group.id, text: group.name }))}
          onChange={(value) => onChange("group", value)}
        />
      )}
      <SelectFilter
        label={strings.credential}
        all={strings.all}
        value={filter.credential}
        options={strings.credentials}
        onChange={(value) => onChange("credential", value)}
      />
      <SelectFilter
        label={strings.sort}
        all={strings.sorts.urgency}
        value={filter.sort === "urgency" ? "" : filter.sort}
        options={SORT_KEYS.slice(1).map((key) => ({ value: key, text: strings.sorts[key] }))}
        onChange={(value) => onChange("sort", value)}
      />
    </FilterBar>
  );
}
