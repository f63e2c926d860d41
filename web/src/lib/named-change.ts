import { isRecord } from "./readable-value";

/** A difference whose values may hold ids of other objects, and the names of those that are known. */
interface Nameable {
  readonly before?: unknown;
  readonly after?: unknown;
  readonly added?: readonly unknown[];
  readonly removed?: readonly unknown[];
  readonly names?: Readonly<Record<string, string>>;
}

/** The same difference with names in place of ids, for reading; the ids stay in the original. */
export function namedChange<Change extends Nameable>(change: Change): Change {
  const { names } = change;
  if (!names || Object.keys(names).length === 0) return change;
  return {
    ...change,
    before: named(change.before, names),
    after: named(change.after, names),
    added: change.added?.map((value) => named(value, names)),
    removed: change.removed?.map((value) => named(value, names)),
  };
}

function named(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (typeof value === "string") return names[value] ?? value;
  if (Array.isArray(value)) return value.map((item) => named(item, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part, names)]));
}
