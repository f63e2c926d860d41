import { useQuery } from "@tanstack/react-query";
import { areasQuery, type DriftFilter, tenantsQuery } from "@/api/queries";
import { SEVERITIES } from "@/lib/severity";
import { FilterBar } from "@/ui/filter-bar";
import { SearchFilter } from "@/ui/search-filter";
import { SelectFilter } from "@/ui/select-filter";
import { words } from "@/ui/words";
import { strings } from "./strings";

const STATES = Object.entries(words.driftState).map(([value, text]) => ({ value, text }));

interface DriftFiltersProps {
  readonly filter: DriftFilter;
  readonly onChange: (name: keyof DriftFilter, value: string) => void;
}

export function DriftFilters({ filter, onChange }: DriftFiltersProps) {
  const tenants = useQuery(tenantsQuery).data ?? [];
  const areas = useQuery(areasQuery).data ?? [];
  return (
    <FilterBar label={strings.filters}>
      <SearchFilter label={strings.search} value={filter.q} onChange={(value) => onChange("q", value)} />
      <SelectFilter
        label={strings.state}
        all={strings.all}
        value={filter.state}
        options={STATES}
        onChange={(value) => onChange("state", value)}
      />
      <SelectFilter
        label={strings.severity}
        all={strings.all}
        value={filter.severity}
        options={SEVERITIES.map((severity) => ({ value: severity, text: words.severity[severity] }))}
        onChange={(value) => onChange("severity", value)}
      />
      <SelectFilter
        label={strings.tenant}
        all={strings.all}
        value={filter.tenant}
        options={tenants.map((tenant) => ({ value: tenant.id, text: tenant.name }))}
        onChange={(value) => onChange("tenant", value)}
      />
      <SelectFilter
        label={strings.area}
        all={strings.all}
        value={filter.area}
        options={areas.map((area) => ({ value: area.key, text: area.title }))}
        onChange={(value) => onChange("area", value)}
      />
    </FilterBar>
  );
}
