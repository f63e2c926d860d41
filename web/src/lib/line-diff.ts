export interface DiffLine {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Above this product of changed lines the table of the exact method would not fit in memory. */
const EXACT_LIMIT = 4_000_000;

/** Lines of both texts in order: the longest common part stays, the rest is removed or added. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.split("\n");
  const fresh = after.split("\n");
  const head = commonHead(old, fresh);
  const tail = commonTail(old, fresh, head);
  const oldMiddle = old.slice(head, old.length - tail);
  const freshMiddle = fresh.slice(head, fresh.length - tail);
  const middle =
    oldMiddle.length * freshMiddle.length > EXACT_LIMIT
      ? [...oldMiddle.map(removed), ...freshMiddle.map(added)]
      : exactDiff(oldMiddle, freshMiddle);
  return numbered([...old.slice(0, head).map(same), ...middle, ...old.slice(old.length - tail).map(same)]);
}

type Unnumbered = Pick<DiffLine, "kind" | "text">;
const same = (text: string): Unnumbered => ({ kind: "same", text });
const added = (text: string): Unnumbered => ({ kind: "added", text });
const removed = (text: string): Unnumbered => ({ kind: "removed", text });

function commonHead(old: string[], fresh: string[]): number {
  let count = 0;
  while (count < Math.min(old.length, fresh.length) && old[count] === fresh[count]) count += 1;
  return count;
}

function commonTail(old: string[], fresh: string[], head: number): number {
  const limit = Math.min(old.length, fresh.length) - head;
  let count = 0;
  while (count < limit && old[old.length - 1 - count] === fresh[fresh.length - 1 - count]) count += 1;
  return count;
}

/** The textbook table of longest common subsequences, walked from the start. */
function exactDiff(old: string[], fresh: string[]): Unnumbered[] {
  const width = fresh.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        old[row] === fresh[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const result: Unnumbered[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < fresh.length) {
    const before = old[row];
    const after = fresh[column];
    if (before !== undefined && before === after) {
      result.push(same(before));
      row += 1;
      column += 1;
    } else if (before !== undefined && (after === undefined || at(row + 1, column) >= at(row, column + 1))) {
      result.push(removed(before));
      row += 1;
    } else {
      result.push(added(after ?? ""));
      column += 1;
    }
  }
  return result;
}

function numbered(lines: Unnumbered[]): DiffLine[] {
  let before = 0;
  let after = 0;
  return lines.map((line) => {
    if (line.kind !== "added") before += 1;
    if (line.kind !== "removed") after += 1;
    return {
      ...line,
      before: line.kind === "added" ? null : before,
      after: line.kind === "removed" ? null : after,
    };
  });
}
