import { makeStyles } from "@fluentui/react-components";
import { type ReactNode, useMemo } from "react";

const useStyles = makeStyles({ cell: { minWidth: 0, overflowWrap: "anywhere" } });

export interface VirtualColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly width: string;
  readonly render: (row: Row) => ReactNode;
  /** What the rows are sorted by when a person chooses this column, `-` before it from last to first. */
  readonly sort?: string;
}

interface CellsProps<Row> {
  readonly row: Row;
  readonly columns: readonly VirtualColumn<Row>[];
}

/** Scrolling draws the rows that come into sight, and leaves those that are there as they are. */
export function VirtualCells<Row>({ row, columns }: CellsProps<Row>) {
  const styles = useStyles();
  return useMemo(
    () =>
      columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: a native table cannot leave out the rows that are not in sight.
        <div key={column.key} role="cell" className={styles.cell}>
          {column.render(row)}
        </div>
      )),
    [row, columns, styles.cell],
  );
}

/** Whether two sets of columns draw the same cells, whatever stands above them. */
export function drawsSame<Row>(
  one: readonly VirtualColumn<Row>[],
  other: readonly VirtualColumn<Row>[],
): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, render }, index) => other[index]?.key === key && other[index].render === render)
  );
}
