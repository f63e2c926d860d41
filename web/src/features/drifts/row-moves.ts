interface Row {
  readonly id: string;
}

/** The row so many steps away; from nowhere the first one. The ends hold. */
export function movedTo(rows: readonly Row[], current: string | null, steps: number): string | null {
  const from = rows.findIndex((row) => row.id === current);
  const to = from < 0 ? 0 : Math.min(Math.max(from + steps, 0), rows.length - 1);
  return rows[to]?.id ?? null;
}

/** Where to go on once the gone rows are away: the next one that stays, else the one before. */
export function nextAfter(
  rows: readonly Row[],
  current: string | null,
  gone: ReadonlySet<string>,
): string | null {
  const from = Math.max(
    rows.findIndex((row) => row.id === current),
    0,
  );
  const stays = (row: Row) => !gone.has(row.id);
  return (rows.slice(from).find(stays) ?? rows.slice(0, from).findLast(stays))?.id ?? null;
}

export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
