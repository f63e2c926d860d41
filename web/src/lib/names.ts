/** The object that an id names, as the server tells it. */
export interface NamedObject {
  readonly name?: string | null;
  readonly state: "live" | "gone" | "dangling" | "unknown";
  /** The places that hold it; an id that is no GUID means its object at these alone. */
  readonly paths: readonly string[];
}

/** By id. */
export type Names = Readonly<Record<string, NamedObject>>;

/** What to show in place of an id, by id. */
export type ShownNames = Readonly<Record<string, string>>;

const GUID_LENGTH = 36;
const SHORT_ID_LENGTH = 8;

/** The names that are meant in values at a path. A short id such as "1" is a word elsewhere. */
export function namesAt(names: Names | undefined, path: string): ShownNames {
  const shown: Record<string, string> = {};
  for (const [id, object] of Object.entries(names ?? {})) {
    const text = textOf(id, object);
    if (text && isMeant(id, object, path)) shown[id] = text;
  }
  return shown;
}

/** The path with names in the keys of its elements. */
export function namedPath(path: string, shown: ShownNames): string {
  return Object.entries(shown)
    .filter(([id]) => id.length === GUID_LENGTH)
    .reduce((named, [id, text]) => named.replaceAll(id, text.replaceAll(/[[\],]/g, " ")), path);
}

function isMeant(id: string, object: NamedObject, path: string): boolean {
  const place = withoutElements(path);
  return (
    id.length === GUID_LENGTH ||
    id.includes(":") ||
    object.paths.some((known) => withoutElements(known) === place)
  );
}

function withoutElements(path: string): string {
  return path.replaceAll(/\[[^\]]*\]/g, "");
}

function textOf(id: string, { name, state }: NamedObject): string | undefined {
  if (name) return state === "gone" ? `${name} (deleted)` : name;
  return state === "dangling" ? `Deleted or unknown ${id.slice(0, SHORT_ID_LENGTH)}…` : undefined;
}
