import type { AutomaticRestore, ChooseAutomaticRestore, RestorePolicy } from "@/api/types";
import { policyOf, type TypedPolicy, typedPolicy } from "./policy-form";

export interface Override {
  readonly area: string;
  readonly areaTitle: string;
  readonly policy: RestorePolicy;
}

export interface TypedAutomatic {
  readonly policy: TypedPolicy;
  readonly areas: readonly string[] | null;
  readonly overrides: readonly Override[];
}

export function typedAutomatic(automatic: AutomaticRestore): TypedAutomatic {
  const { areas, overrides } = automatic;
  return { policy: typedPolicy(automatic), areas: areas ?? null, overrides };
}

/** What is to be saved; null when a field does not fit. */
export function automaticOf(typed: TypedAutomatic): ChooseAutomaticRestore | null {
  const policy = policyOf(typed.policy);
  if (!policy || typed.areas?.length === 0) return null;
  return {
    ...policy,
    areas: typed.areas && [...typed.areas],
    overrides: typed.overrides.map(({ area, policy: own }) => ({ area, policy: own })),
  };
}

/** An area has one policy of its own at most. */
export function withOverride(overrides: readonly Override[], override: Override): readonly Override[] {
  const others = overrides.filter(({ area }) => area !== override.area);
  return [...others, override].toSorted((a, b) => a.areaTitle.localeCompare(b.areaTitle, "en-GB"));
}
