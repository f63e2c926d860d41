import type { Matrix, MatrixCell, Tenant } from "@/api/types";

/** A tenant with its cells, one for each column of the matrix. */
export interface MatrixRow {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly MatrixCell[];
}

const NO_CELLS: readonly MatrixCell[] = [];
/** The row that was made of some cells: while these are the same, it is the same row, and is not drawn again. */
const made = new WeakMap<readonly MatrixCell[], MatrixRow>();

/** The tenants in their order, with their cells. */
export function matrixRows(tenants: readonly Tenant[], matrix: Matrix): MatrixRow[] {
  const cells = new Map(matrix.rows.map((row) => [row.tenantId, row.cells]));
  return tenants.map((tenant) => rowOf(tenant, cells.get(tenant.id)));
}

function rowOf({ id, name }: Tenant, cells: readonly MatrixCell[] | undefined): MatrixRow {
  if (!cells) return { id, name, cells: NO_CELLS };
  const known = made.get(cells);
  if (known && known.id === id && known.name === name) return known;
  const row = { id, name, cells };
  made.set(cells, row);
  return row;
}

/** The columns in which some tenant has something switched on, with their places in a row. */
export function usedColumns(matrix: Matrix) {
  return matrix.columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ index }) => matrix.rows.some((row) => row.cells[index]?.reading !== "off"));
}
