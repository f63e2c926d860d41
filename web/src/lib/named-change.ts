import { type Names, namedPath, namesAt, type ShownNames } from "./names";
import { isRecord } from "./readable-value";

/** A difference whose values may hold ids of other objects, and what is known of these. */
interface Nameable {
  readonly path?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly added?: readonly unknown[];
  readonly removed?: readonly unknown[];
  readonly names?: Names;
}

/** The same difference with names in place of ids, for reading; the ids stay in the original. */
export function namedChange<Change extends Nameable>(change: Change): Change {
  const path = change.path ?? "";
  const shown = namesAt(change.names, path);
  if (Object.keys(shown).length === 0) return change;
  return {
    ...change,
    path: namedPath(path, shown),
    before: named(change.before, shown),
    after: named(change.after, shown),
    added: change.added?.map((value) => named(value, shown)),
    removed: change.removed?.map((value) => named(value, shown)),
  };
}

function named(value: unknown, shown: ShownNames): unknown {
  if (typeof value === "string") return shown[value] ?? value;
  if (Array.isArray(value)) return value.map((item) => named(item, shown));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part, shown)]));
}
