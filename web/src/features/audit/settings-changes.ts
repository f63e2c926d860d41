import { isRecord } from "@/lib/readable-value";

/** One setting that is another one now. */
export interface SettingChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an entry tells under `before` and `after`: setting by setting, those alone that differ. */
export function settingsChanges(detail: Record<string, unknown>): SettingChange[] {
  const { before, after } = detail;
  if (before === undefined && after === undefined) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ name: "", before, after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .map((name) => ({ name, before: before[name], after: after[name] }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}
