import type { TenantArea } from "@/api/types";
import { totalCount } from "@/lib/severity";

export interface WorkloadCounts {
  readonly total: number;
  readonly on: number;
  readonly locked: number;
  readonly notLicensed: number;
  /** Switched on, and not read completely for another reason than a permission or a licence. */
  readonly gaps: number;
  readonly drifts: number;
}

/** What one must know of a workload without opening it. */
export function workloadCounts(areas: readonly TenantArea[]): WorkloadCounts {
  const count = (fits: (area: TenantArea) => boolean) => areas.filter(fits).length;
  return {
    total: areas.length,
    on: count((area) => area.enabled),
    locked: count((area) => area.access === "locked"),
    notLicensed: count((area) => area.access === "notLicensed"),
    gaps: count((area) => area.enabled && isGap(area)),
    drifts: areas.reduce((sum, area) => sum + totalCount(area.openDrifts), 0),
  };
}

function isGap({ collection }: TenantArea): boolean {
  return collection?.status === "partial" || collection?.status === "failed" || collection?.held === true;
}
