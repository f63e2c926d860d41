import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import type { VirtualColumn } from "@/ui/virtual-table";
import { MatrixCell } from "./matrix-cell";
import type { MatrixRow } from "./matrix-rows";
import { strings } from "./strings";

interface ShownColumn {
  readonly key: string;
  readonly title: string;
  /** Its place in a row. */
  readonly index: number;
}

/** The cells of a column. */
export function renderCell(
  { key, title, index }: ShownColumn,
  isOfAreas: boolean,
): VirtualColumn<MatrixRow>["render"] {
  return ({ id, name, cells }) => {
    const cell = cells[index];
    const filter: Record<string, string> = { tenant: id, ...(isOfAreas ? { area: key } : {}) };
    return cell && <MatrixCell cell={cell} tenant={name} column={title} to={paths.drifts(filter)} />;
  };
}

export function nameColumn(width: string): VirtualColumn<MatrixRow> {
  return { key: "tenant", title: strings.columns.tenant, width, render: renderName };
}

function renderName({ id, name }: MatrixRow) {
  return (
    <AppLink to={paths.tenant(id)} strong>
      {name}
    </AppLink>
  );
}
