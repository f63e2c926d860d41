import { useQuery } from "@tanstack/react-query";
import { type AcceptanceFilter, areasQuery, tenantsQuery } from "@/api/queries";
import { FilterBar } from "@/ui/filter-bar";
import { SearchFilter } from "@/ui/search-filter";
import { SelectFilter } from "@/ui/select-filter";
import { strings } from "./strings";

interface AcceptanceFiltersProps {
  readonly filter: AcceptanceFilter;
  readonly onChange: (name: string, value: string) => void;
}

export function AcceptanceFilters({ filter, onChange }: AcceptanceFiltersProps) {
  const tenants = useQuery(tenantsQuery).data ?? [];
  const areas = useQuery(areasQuery).data ?? [];
  return (
    <FilterBar label={strings.filters}>
      <SearchFilter label={strings.search} value={filter.q} onChange={(value) => onChange("q", value)} />
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
