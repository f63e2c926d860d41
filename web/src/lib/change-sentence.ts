import { namedChange } from "./named-change";
import type { Names } from "./names";
import { propertyName } from "./property-path";
import { isSimple, readableValue } from "./readable-value";

/** What a sentence needs to know of a difference; a drift and a property change both fit. */
export interface ChangeFacts {
  readonly change?: string;
  readonly resourceName?: string;
  readonly path?: string | null;
  readonly kind?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly added?: readonly unknown[];
  readonly removed?: readonly unknown[];
  /** By id, of the objects that the values refer to. */
  readonly names?: Names;
}

const LONGEST_VALUE = 60;

/** One sentence that says what is different, in the order "was" to "is". */
export function changeSentence(change: ChangeFacts): string {
  const facts = namedChange(change);
  if (facts.change === "missing") return `${quoted(facts.resourceName)} is gone from the tenant.`;
  if (facts.change === "unexpected") return `${quoted(facts.resourceName)} is not in the baseline.`;
  const name = propertyName(facts.path ?? "") || "The resource";
  if (facts.kind === "set" || facts.kind === "list") return setSentence(name, facts);
  if (facts.kind === "text") return `${name}: the text was changed.`;
  return valueSentence(name, facts.before, facts.after);
}

function setSentence(name: string, { added = [], removed = [] }: ChangeFacts): string {
  const parts = [
    ...(added.length > 0 ? [`${members(added)} added`] : []),
    ...(removed.length > 0 ? [`${members(removed)} removed`] : []),
  ];
  return parts.length > 0 ? `${name}: ${parts.join(", ")}.` : `${name}: the order was changed.`;
}

function members(values: readonly unknown[]): string {
  const [first] = values;
  return values.length === 1 && first !== undefined ? short(first) : `${values.length} entries`;
}

function valueSentence(name: string, before: unknown, after: unknown): string {
  if (isNothing(after)) return `${name} was ${short(before)} and is no longer set.`;
  if (isNothing(before)) return `${name} was not set and is now ${short(after)}.`;
  return `${name} changed from ${short(before)} to ${short(after)}.`;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function short(value: unknown): string {
  if (!isSimple(value) && !Array.isArray(value)) {
    const text = readableValue(value);
    return text.includes(": ") ? "a group of settings" : `“${text}”`;
  }
  const text = readableValue(value);
  const cut = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
  return typeof value === "string" && value !== "" ? `“${cut}”` : cut;
}

function quoted(name: string | undefined): string {
  return name ? `“${name}”` : "The resource";
}
