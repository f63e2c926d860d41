import { useQuery } from "@tanstack/react-query";
import { areasQuery, type DriftFilter, tenantGroupsQuery, tenantsQuery } from "@/api/queries";
import { authorsQuery, peopleQuery } from "@/api/triage-queries";
import type { Drift } from "@/api/types";
import { DIRECTIONS } from "@/lib/direction";
import { SEVERITY_CHOICES, type SeverityChoice } from "@/lib/severity";
import { FilterBar } from "@/ui/filter-bar";
import { SearchFilter } from "@/ui/search-filter";
import { SelectFilter } from "@/ui/select-filter";
import { words } from "@/ui/words";
import { AGES } from "./age";
import { strings } from "./strings";
import { type FilterName, GROUPINGS, type Grouping } from "./use-drift-filter";

const STATES = Object.entries(words.driftState).map(([value, text]) => ({ value, text }));
const MARKS = Object.entries(words.driftMark).map(([value, text]) => ({ value, text }));

interface DriftFiltersProps {
  readonly filter: DriftFilter;
  readonly age: string;
  readonly by: Grouping;
  readonly onChange: (name: FilterName, value: string) => void;
}

export function DriftFilters({ filter, age, by, onChange }: DriftFiltersProps) {
  const tenants = useQuery(tenantsQuery).data ?? [];
  const areas = useQuery(areasQuery).data ?? [];
  const people = useQuery(peopleQuery).data ?? [];
  const authors = (useQuery(authorsQuery).data ?? []).flatMap((group) => authorOption(group.sample));
  const groups = useQuery(tenantGroupsQuery).data ?? [];
  const tags = [...new Set(tenants.flatMap((tenant) => tenant.tags))].toSorted((a, b) => a.localeCompare(b));
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
        options={SEVERITY_CHOICES.map((choice) => ({ value: choice, text: textOf(choice) }))}
        onChange={(value) => onChange("severity", value)}
      />
      <SelectFilter
        label={strings.mark}
        all={strings.all}
        value={filter.mark}
        options={MARKS}
        onChange={(value) => onChange("mark", value)}
      />
      <SelectFilter
        label={strings.direction}
        all={strings.all}
        value={filter.direction}
        options={DIRECTIONS.map((direction) => ({ value: direction, text: words.direction[direction] }))}
        onChange={(value) => onChange("direction", value)}
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
      <SelectFilter
        label={strings.age}
        all={strings.all}
        value={age}
        options={AGES}
        onChange={(value) => onChange("age", value)}
      />
      <SelectFilter
        label={strings.assignee}
        all={strings.all}
        value={filter.assignee}
        options={[
          { value: "me", text: strings.me },
          { value: "none", text: strings.nobody },
          ...people.map((person) => ({ value: person.id, text: person.name })),
        ]}
        onChange={(value) => onChange("assignee", value)}
      />
      <SelectFilter
        label={strings.changedBy}
        all={strings.all}
        value={filter.changedBy}
        options={[...authors, { value: "none", text: strings.authorUnknown }]}
        onChange={(value) => onChange("changedBy", value)}
      />
      {groups.length > 0 && (
        <SelectFilter
          label={strings.tenantGroup}
          all={strings.all}
          value={filter.group}
          options={groups.map((group) => ({ value: group.id, text: group.name }))}
          onChange={(value) => onChange("group", value)}
        />
      )}
      {tags.length > 0 && (
        <SelectFilter
          label={strings.tag}
          all={strings.all}
          value={filter.tag}
          options={tags.map((tag) => ({ value: tag, text: tag }))}
          onChange={(value) => onChange("tag", value)}
        />
      )}
      <SelectFilter
        label={strings.groupBy}
        all={strings.notGrouped}
        value={by}
        options={GROUPINGS.map((grouping) => ({ value: grouping, text: strings.groupings[grouping] }))}
        onChange={(value) => onChange("by", value)}
      />
    </FilterBar>
  );
}

function authorOption({ attribution }: Drift) {
  const author = attribution?.changedBy;
  return author ? [{ value: author.key, text: author.name }] : [];
}

function textOf(choice: SeverityChoice): string {
  return choice === "highOrWorse" || choice === "mediumOrWorse" ? strings[choice] : words.severity[choice];
}
