interface Seen {
  readonly id: string;
  readonly firstSeenAt: string;
}

/**
 * What may be shown while somebody is in the middle of the list: drifts that came since are held back, so that no row
 * moves away under the pointer. `newest` is the newest that was shown; null shows everything.
 */
export function steadyRows<Row extends Seen>(
  rows: readonly Row[],
  newest: string | null,
): { readonly rows: readonly Row[]; readonly held: number } {
  if (newest === null) return { rows, held: 0 };
  const known = rows.filter((row) => row.firstSeenAt <= newest);
  return { rows: known, held: rows.length - known.length };
}
