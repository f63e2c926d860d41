import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownRegular, ArrowUpRegular } from "@fluentui/react-icons";
import type { VirtualColumn } from "./virtual-cells";

const useStyles = makeStyles({
  button: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    padding: 0,
    border: "none",
    backgroundColor: "transparent",
    color: "inherit",
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

interface VirtualHeadProps<Row> {
  readonly column: VirtualColumn<Row>;
  /** What the rows are sorted by, `-` before it from last to first. */
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
}

/** The head of a column; the rows can be sorted by it where the column says by what. */
export function VirtualHead<Row>({ column, sort, onSort }: VirtualHeadProps<Row>) {
  const styles = useStyles();
  const by = onSort && column.sort;
  const isSorted = by !== undefined && (sort === by || sort === turned(by));
  const isDown = isSorted && sort.startsWith("-");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native table cannot leave out the rows that are not in sight.
    <div
      role="columnheader"
      tabIndex={-1}
      aria-sort={isSorted ? (isDown ? "descending" : "ascending") : undefined}
    >
      {by ? (
        <button type="button" className={styles.button} onClick={() => onSort(sort === by ? turned(by) : by)}>
          {column.title}
          {isSorted && (isDown ? <ArrowDownRegular aria-hidden /> : <ArrowUpRegular aria-hidden />)}
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}

function turned(sort: string): string {
  return sort.startsWith("-") ? sort.slice(1) : `-${sort}`;
}
