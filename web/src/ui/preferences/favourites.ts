import type { Preferences } from "@/api/types";

/** The preferences with the tenant among the favourites, or no longer. */
export function withFavourite(current: Preferences, tenant: string, wanted: boolean): Preferences {
  const others = current.favourites.filter((id) => id !== tenant);
  return { ...current, favourites: wanted ? [...others, tenant] : others };
}
