import type { ResourceGroup } from "@/api/types";

export const COLOURS = ["grey", "blue", "teal", "green", "yellow", "orange", "red", "purple"] as const;

/** In the order of the groups, those without one last, each by name. */
export function byGroup<Item extends { readonly id: string; readonly name: string }>(
  items: readonly Item[],
  groups: readonly ResourceGroup[],
): Item[] {
  const places = new Map(
    groups.flatMap((group, place) => group.resources.map((id): [string, number] => [id, place])),
  );
  const placeOf = (item: Item) => places.get(item.id) ?? groups.length;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b) || a.name.localeCompare(b.name));
}

/** The groups with these resources in the named one; with an empty name in none. */
export function withMembers(
  groups: readonly ResourceGroup[],
  ids: ReadonlySet<string>,
  name: string,
): ResourceGroup[] {
  return groups.map((group) => {
    const others = group.resources.filter((id) => !ids.has(id));
    return { ...group, resources: group.name === name ? [...others, ...ids] : others };
  });
}
