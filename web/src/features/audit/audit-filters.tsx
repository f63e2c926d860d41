import { useQuery } from "@tanstack/react-query";
import type { AuditFilter } from "@/api/audit-queries";
import { tenantsQuery } from "@/api/queries";
import { FilterBar } from "@/ui/filter-bar";
import { SearchFilter } from "@/ui/search-filter";
import { type FilterOption, SelectFilter } from "@/ui/select-filter";
import { TimeField } from "@/ui/time-field";
import { TimeSpan } from "@/ui/time-span";
import { strings } from "./strings";

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (name: string, value: string) => void;
}

const options = (words: Record<string, string>): FilterOption[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const tenants = useQuery(tenantsQuery).data ?? [];
  return (
    <FilterBar label={strings.filters}>
      <SearchFilter label={strings.search} value={filter.q} onChange={(value) => onChange("q", value)} />
      <SearchFilter
        label={strings.actor}
        value={filter.actor}
        onChange={(value) => onChange("actor", value)}
      />
      <SearchFilter
        label={strings.action}
        value={filter.action}
        onChange={(value) => onChange("action", value)}
      />
      <SelectFilter
        label={strings.tenant}
        all={strings.all}
        value={filter.tenant}
        options={tenants.map((tenant) => ({ value: tenant.id, text: tenant.name }))}
        onChange={(value) => onChange("tenant", value)}
      />
      <SelectFilter
        label={strings.kind}
        all={strings.all}
        value={filter.kind}
        options={options(strings.kinds)}
        onChange={(value) => onChange("kind", value)}
      />
      <SelectFilter
        label={strings.result}
        all={strings.all}
        value={filter.result}
        options={options(strings.results)}
        onChange={(value) => onChange("result", value)}
      />
      <TimeSpan>
        <TimeField label={strings.from} value={filter.from} onChange={(value) => onChange("from", value)} />
        <TimeField label={strings.to} value={filter.to} onChange={(value) => onChange("to", value)} />
      </TimeSpan>
    </FilterBar>
  );
}
