import { useQuery } from "@tanstack/react-query";
import { tenantsQuery } from "@/api/queries";
import type { PlanFilter } from "@/api/restore-queries";
import { FilterBar } from "@/ui/filter-bar";
import { SelectFilter } from "@/ui/select-filter";
import { words } from "@/ui/words";
import { strings } from "./strings";

const STATES = Object.entries(words.planState).map(([value, text]) => ({ value, text }));

interface PlanFiltersProps {
  readonly filter: PlanFilter;
  readonly onChange: (name: keyof PlanFilter, value: string) => void;
}

export function PlanFilters({ filter, onChange }: PlanFiltersProps) {
  const tenants = useQuery(tenantsQuery).data ?? [];
  return (
    <FilterBar label={strings.filters}>
      <SelectFilter
        label={strings.tenant}
        all={strings.all}
        value={filter.tenant}
        options={tenants.map((tenant) => ({ value: tenant.id, text: tenant.name }))}
        onChange={(value) => onChange("tenant", value)}
      />
      <SelectFilter
        label={strings.state}
        all={strings.all}
        value={filter.state}
        options={STATES}
        onChange={(value) => onChange("state", value)}
      />
    </FilterBar>
  );
}
