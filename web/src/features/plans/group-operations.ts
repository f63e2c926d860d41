import type { PlanOperation } from "@/api/types";

/** The requests of one wave to one resource. */
export interface ResourceGroup {
  readonly key: string;
  readonly first: PlanOperation;
  readonly operations: PlanOperation[];
}

export interface Wave {
  readonly number: number;
  readonly count: number;
  readonly resources: ResourceGroup[];
}

/** By wave and within it by resource, in the order in which they are sent. */
export function wavesOf(operations: readonly PlanOperation[]): Wave[] {
  const numbers = [...new Set(operations.map((operation) => operation.wave))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const inWave = operations.filter((operation) => operation.wave === number);
    return { number, count: inWave.length, resources: resourcesOf(inWave) };
  });
}

function resourcesOf(operations: readonly PlanOperation[]): ResourceGroup[] {
  const groups = new Map<string, ResourceGroup>();
  for (const operation of operations) {
    const key = `${operation.area}/${operation.resourceId}`;
    const group = groups.get(key) ?? { key, first: operation, operations: [] };
    group.operations.push(operation);
    groups.set(key, group);
  }
  return [...groups.values()];
}
