import { useCallback, useState } from "react";
import type { TenantArea } from "@/api/types";
import { FilterBar } from "@/ui/filter-bar";
import { SearchFilter } from "@/ui/search-filter";
import { SelectFilter } from "@/ui/select-filter";
import { words } from "@/ui/words";
import type { AreaFilter } from "./area-filter";
import { groupByWorkload } from "./group-by-workload";
import { areaStrings as strings } from "./strings";

interface AreaFilterBarProps {
  readonly areas: readonly TenantArea[];
  readonly filter: AreaFilter;
  readonly onChange: (name: keyof AreaFilter, value: string) => void;
}

export function AreaFilterBar({ areas, filter, onChange }: AreaFilterBarProps) {
  const search = useCallback((value: string) => onChange("q", value), [onChange]);
  // The field keeps its own text while one types; a cleared filter makes a new field.
  const [seen, setSeen] = useState({ q: filter.q, generation: 0 });
  if (seen.q !== filter.q) {
    setSeen({ q: filter.q, generation: filter.q === "" ? seen.generation + 1 : seen.generation });
  }
  const present = new Set(areas.map((area) => area.access));
  const states = Object.entries(words.access).filter(([access]) => [...present].some((is) => is === access));
  return (
    <FilterBar label={strings.filters}>
      <SearchFilter key={seen.generation} label={strings.search} value={filter.q} onChange={search} />
      <SelectFilter
        label={strings.state}
        all={strings.all}
        value={filter.access}
        options={states.map(([value, text]) => ({ value, text }))}
        onChange={(value) => onChange("access", value)}
      />
      <SelectFilter
        label={strings.workload}
        all={strings.all}
        value={filter.workload}
        options={groupByWorkload(areas).map(({ workload, title }) => ({ value: workload, text: title }))}
        onChange={(value) => onChange("workload", value)}
      />
    </FilterBar>
  );
}
