import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  head: {
    textAlign: "left",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "&:first-child": { paddingLeft: tokens.spacingHorizontalL },
  },
  headRow: { "@media (max-width: 640px)": { display: "none" } },
  row: {
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "@media (max-width: 640px)": {
      display: "block",
      padding: `${tokens.spacingVerticalS} 0`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
    "&:last-child td": { borderBottom: "none" },
  },
  cell: {
    padding: `var(--cell-padding) ${tokens.spacingHorizontalM}`,
    verticalAlign: "baseline",
    overflowWrap: "anywhere",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    "&:first-child": { paddingLeft: tokens.spacingHorizontalL },
    "&:last-child": { paddingRight: tokens.spacingHorizontalL },
    "@media (max-width: 640px)": {
      display: "block",
      borderBottom: "none",
      padding: `2px ${tokens.spacingHorizontalL}`,
    },
  },
});

export interface DataColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly width: string;
  readonly render: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/** A table short enough to be drawn whole; on a phone its cells stack. */
export function DataTable<Row>({ label, columns, rows, rowKey }: DataTableProps<Row>) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{label}</caption>
      <colgroup>
        {columns.map((column) => (
          <col key={column.key} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead className={styles.headRow}>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={styles.head}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={styles.row}>
            {columns.map((column) => (
              <td key={column.key} className={styles.cell}>
                {column.render(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
