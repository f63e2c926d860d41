import type { TenantArea } from "@/api/types";

export interface AreaFilter {
  readonly q: string;
  readonly access: string;
  readonly workload: string;
}

/** The areas that fit the filter. The search looks at titles, descriptions and missing permissions. */
export function filteredAreas(areas: readonly TenantArea[], filter: AreaFilter): TenantArea[] {
  const wanted = filter.q.trim().toLowerCase();
  return areas.filter(
    (area) =>
      (!filter.access || area.access === filter.access) &&
      (!filter.workload || area.workload === filter.workload) &&
      (!wanted || textOf(area).includes(wanted)),
  );
}

export function isFiltered({ q, access, workload }: AreaFilter): boolean {
  return Boolean(q.trim() || access || workload);
}

function textOf(area: TenantArea): string {
  const permissions = [...area.readPermissions, ...area.missingWritePermissions];
  return [area.title, area.description, area.area, ...permissions].join("\n").toLowerCase();
}
