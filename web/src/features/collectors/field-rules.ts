import type { PulledField } from "@/api/types";
import type { CollectorForm } from "./collector-form";

export type ListChoice = "set" | "ordered" | "keyed";

/** A row of the rules: a field of the sample, or a path that has a rule although the sample lacks it. */
export interface FieldRow {
  readonly path: string;
  readonly field: PulledField | null;
}

export function fieldRows(
  fields: readonly PulledField[],
  form: CollectorForm,
  added: readonly string[],
): FieldRow[] {
  const known = new Set(fields.map((field) => field.path));
  const ruled = [...form.volatile, ...form.secrets, ...form.ordered, ...Object.keys(form.keyed), ...added];
  const others = [...new Set(ruled)].filter((path) => !known.has(path));
  return [
    ...others.map((path) => ({ path, field: null })),
    ...fields.map((field) => ({ path: field.path, field })),
  ];
}

export function listChoice(form: CollectorForm, path: string): ListChoice {
  if (form.ordered.includes(path)) return "ordered";
  return path in form.keyed ? "keyed" : "set";
}

export function withListChoice(form: CollectorForm, row: FieldRow, choice: ListChoice): CollectorForm {
  const { [row.path]: _, ...keyed } = form.keyed;
  const ordered = form.ordered.filter((path) => path !== row.path);
  if (choice === "ordered") return { ...form, keyed, ordered: [...ordered, row.path] };
  if (choice === "keyed")
    return { ...form, ordered, keyed: { ...keyed, [row.path]: row.field?.list?.key ?? "id" } };
  return { ...form, keyed, ordered };
}

export function withTick(list: readonly string[], path: string, ticked: boolean): string[] {
  const others = list.filter((known) => known !== path);
  return ticked ? [...others, path] : others;
}

/** Lists of the sample, and paths of which nobody knows better. */
export function mayBeList({ field }: FieldRow): boolean {
  return field === null || field.types.includes("list");
}
