import type { TenantArea } from "@/api/types";

export interface WorkloadGroup {
  readonly workload: string;
  readonly title: string;
  readonly areas: readonly TenantArea[];
}

/** Areas under their workload, both in the order in which the server names them. */
export function groupByWorkload(areas: readonly TenantArea[]): WorkloadGroup[] {
  const groups = new Map<string, TenantArea[]>();
  for (const area of areas) groups.set(area.workload, [...(groups.get(area.workload) ?? []), area]);
  return [...groups].map(([workload, members]) => ({
    workload,
    title: members[0]?.workloadTitle ?? workload,
    areas: members,
  }));
}
