/** Something that may need the attention of a person. */
export interface Notification<Kind extends string = string> {
  /** Stays the same for as long as it says the same. */
  readonly id: string;
  readonly kind: Kind;
  readonly at: string;
  /** Whether it came to be at that time. Else nobody knows when it did, and what was shown is known by its id. */
  readonly isDated: boolean;
  /** The person did it, so it is no news. */
  readonly isOwn: boolean;
}

/** What a person had seen when he last looked. */
export interface LastLook {
  /** The time of the newest that he saw; empty when he never looked. */
  readonly at: string;
  /** The ids of those without a time of their own. */
  readonly shown: readonly string[];
}

export const NEVER_LOOKED: LastLook = { at: "", shown: [] };

/** How many are new. */
export interface NewCount {
  readonly count: number;
  /** Whether there may be more than were asked for. */
  readonly isMore: boolean;
}

interface SingleRow<Item> {
  readonly row: "single";
  readonly at: string;
  readonly item: Item;
  readonly isNew: boolean;
}

/** Stands for all of its kind. The newest of them follow. */
export interface FoldedRow<Kind extends string> {
  readonly row: "folded";
  readonly at: string;
  readonly kind: Kind;
  readonly all: number;
  readonly news: NewCount;
}

export type Row<Item extends Notification> = SingleRow<Item> | FoldedRow<Item["kind"]>;

/** How many of a kind stand one by one where there are more. */
const SINGLE = 3;

export function isNew({ id, at, isDated, isOwn }: Notification, look: LastLook): boolean {
  if (isOwn) return false;
  return isDated ? isLater(at, look.at) : !look.shown.includes(id);
}

/** `cut` are the kinds of which there are more than these items. */
export function newCount(items: readonly Notification[], look: LastLook, cut: ReadonlySet<string>): NewCount {
  const news = items.filter((item) => isNew(item, look));
  const seen = new Set(items.filter((item) => !isNew(item, look)).map(({ kind }) => kind));
  // What was not asked for is older than what was: it can only be new where all the rest is.
  const isMore = news.some(({ kind }) => cut.has(kind) && !seen.has(kind));
  return { count: news.length, isMore };
}

/** The newest first. */
export function rowsOf<Item extends Notification>(
  items: readonly Item[],
  look: LastLook,
  cut: ReadonlySet<string>,
): Row<Item>[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds
    .flatMap((kind) =>
      rowsOfKind(
        kind,
        items.filter((item) => item.kind === kind),
        look,
        cut,
      ),
    )
    .toSorted(byTime);
}

/** What a look leaves behind: all of these are known from now on, and what is gone is forgotten. */
export function afterLook(items: readonly Notification[], look: LastLook): LastLook {
  const dated = items.filter(({ isDated }) => isDated).map(({ at }) => at);
  const shown = items.filter(({ isDated }) => !isDated).map(({ id }) => id);
  return { at: dated.reduce((newest, at) => (isLater(at, newest) ? at : newest), look.at), shown };
}

function rowsOfKind<Item extends Notification>(
  kind: Item["kind"],
  items: readonly Item[],
  look: LastLook,
  cut: ReadonlySet<string>,
): Row<Item>[] {
  const singles = items
    .map((item): SingleRow<Item> => ({ row: "single", at: item.at, item, isNew: isNew(item, look) }))
    .toSorted(byTime);
  const [newest] = singles;
  if (!newest || singles.length <= SINGLE) return singles;
  const news = newCount(items, look, cut);
  return [{ row: "folded", at: newest.at, kind, all: items.length, news }, ...singles.slice(0, SINGLE)];
}

function byTime(a: { readonly at: string }, b: { readonly at: string }): number {
  return Date.parse(b.at) - Date.parse(a.at);
}

function isLater(at: string, than: string): boolean {
  return than === "" || Date.parse(at) > Date.parse(than);
}
