import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef } from "react";
import { useSteady } from "@/lib/use-steady";
import { useCurrentRow } from "./use-current-row";
import { drawsSame, VirtualCells, type VirtualColumn } from "./virtual-cells";
import { VirtualHead } from "./virtual-head";
import { useTableStyles } from "./virtual-table-styles";

export type { VirtualColumn } from "./virtual-cells";

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly VirtualColumn<Row>[];
  readonly rows: readonly Row[];
  readonly total: number;
  readonly rowKey: (row: Row) => string;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  /** The key of the row that single keys act on: it comes into sight and takes the focus. */
  readonly current?: string | null;
  /** What the rows are sorted by, as the columns name it. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
}

const ROW_HEIGHT_PX = 44;
/** The next page is asked for this many rows before the end comes into sight. */
const AHEAD_ROWS = 120;
/** The header of the page and a bar of actions lie over what scrolls beneath them. */
const COVERED_PX = 160;

/**
 * A table of any length that scrolls with the page and draws only what can be seen. Roles instead of
 * native elements, because a native table cannot leave out the rows that are not in sight.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, total, rowKey, hasMore, onMore, current = null, sort, onSort } = props;
  const styles = useTableStyles();
  const body = useRef<HTMLDivElement>(null);
  // Another function would have the places of all rows worked out anew, at each step of the scrolling.
  const getItemKey = useCallback(
    (index: number) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
    [rows, rowKey],
  );
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 12,
    scrollPaddingStart: COVERED_PX,
    scrollPaddingEnd: ROW_HEIGHT_PX,
    scrollMargin: body.current?.offsetTop ?? 0,
    getItemKey,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastIndex >= rows.length - AHEAD_ROWS) onMore();
  }, [hasMore, lastIndex, rows.length, onMore]);
  const currentIndex = current === null ? -1 : rows.findIndex((row) => rowKey(row) === current);
  useCurrentRow({ index: currentIndex, virtualizer, body });
  // A list that comes anew draws those rows again that changed, and no others.
  const steadyColumns = useSteady(columns, drawsSame);
  const gridTemplateColumns = columns.map((column) => column.width).join(" ");

  return (
    <div role="table" aria-label={label} aria-rowcount={total + 1} className={styles.table}>
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns }}>
          {columns.map((column) => (
            <VirtualHead key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={body} className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              data-index={item.index}
              tabIndex={item.index === currentIndex ? 0 : undefined}
              aria-current={item.index === currentIndex ? "true" : undefined}
              ref={virtualizer.measureElement}
              className={styles.row}
              style={{
                gridTemplateColumns,
                transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)`,
              }}
            >
              <VirtualCells row={row} columns={steadyColumns} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
