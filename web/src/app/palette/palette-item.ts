/** Something that the palette leads to or does. */
export interface PaletteItem {
  readonly id: string;
  readonly text: string;
  readonly detail?: string;
  readonly keys?: string;
  /** Why it cannot be done now; left out when it can. */
  readonly whyNot?: string | null;
  readonly act: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

/** Those that have something, so that no heading stands alone. */
export function filled(groups: readonly PaletteGroup[]): PaletteGroup[] {
  return groups.filter((group) => group.items.length > 0);
}

export function itemsOf(groups: readonly PaletteGroup[]): PaletteItem[] {
  return groups.flatMap((group) => group.items);
}

/** The place of the item some steps on; behind the last one comes the first. */
export function stepped(count: number, from: number, steps: number): number {
  return count === 0 ? -1 : (from + steps + count) % count;
}
