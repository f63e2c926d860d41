import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { matrixQuery } from "@/api/portfolio-queries";
import type { Matrix, Tenant } from "@/api/types";
import { useSteady } from "@/lib/use-steady";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { Sideways } from "@/ui/sideways";
import { RowsSkeleton } from "@/ui/skeletons";
import { VirtualTable } from "@/ui/virtual-table";
import { nameColumn, renderCell } from "./matrix-columns";
import { type MatrixRow, matrixRows, usedColumns } from "./matrix-rows";
import { strings } from "./strings";

const useStyles = makeStyles({
  tools: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  workload: { width: "100%", minWidth: 0, padding: 0, fontSize: tokens.fontSizeBase200 },
  area: { display: "block", textAlign: "center", hyphens: "auto", lineHeight: tokens.lineHeightBase200 },
});

const NAME_WIDTH_PX = 160;
/** So many pixels and their gap hold a number with its bars, and the shorter words of a title. */
const CELL_WIDTH_PX = 80;

interface MatrixTableProps {
  readonly tenants: readonly Tenant[];
  /** Its areas are shown; empty shows the workloads. */
  readonly workload: string;
  readonly onWorkload: (workload: string) => void;
}

/** Tenants against workloads, or against the areas of one. */
export function MatrixTable({ tenants, workload, onWorkload }: MatrixTableProps) {
  const styles = useStyles();
  const matrix = useQuery(matrixQuery(workload));
  return (
    <>
      <div className={styles.tools}>
        {workload && (
          <Button size="small" icon={<ArrowLeftRegular />} onClick={() => onWorkload("")}>
            {strings.backToWorkloads}
          </Button>
        )}
        <Note>{strings.legend}</Note>
        {matrix.data && (
          <Note>{strings.leftOut(matrix.data.columns.length - usedColumns(matrix.data).length)}</Note>
        )}
      </div>
      <QueryView query={matrix} loading={<RowsSkeleton />}>
        {(data) => (
          <Grid matrix={data} tenants={tenants} isOfAreas={workload !== ""} onWorkload={onWorkload} />
        )}
      </QueryView>
    </>
  );
}

interface GridProps {
  readonly matrix: Matrix;
  readonly tenants: readonly Tenant[];
  readonly isOfAreas: boolean;
  readonly onWorkload: (workload: string) => void;
}

function Grid({ matrix, tenants, isOfAreas, onWorkload }: GridProps) {
  const styles = useStyles();
  const rows = useMemo(() => matrixRows(tenants, matrix), [tenants, matrix]);
  const used = useMemo(() => usedColumns(matrix), [matrix]);
  // Which columns there are seldom changes, and what is in them often.
  const shown = useSteady(used, (one, other) => JSON.stringify(one) === JSON.stringify(other));
  const cells = useMemo(() => shown.map((column) => renderCell(column, isOfAreas)), [shown, isOfAreas]);
  const head = (key: string, title: string) =>
    isOfAreas ? (
      <span className={styles.area}>{title}</span>
    ) : (
      <Button
        appearance="transparent"
        size="small"
        className={styles.workload}
        aria-label={strings.showAreas(title)}
        onClick={() => onWorkload(key)}
      >
        {title}
      </Button>
    );
  const columns = [
    nameColumn(`minmax(${NAME_WIDTH_PX}px, 2fr)`),
    ...shown.map(({ key, title }, index) => ({
      key,
      title: head(key, title),
      width: `minmax(${CELL_WIDTH_PX}px, 1fr)`,
      render: cells[index] ?? (() => null),
    })),
  ];
  const label = isOfAreas ? strings.matrixAreas("one workload") : strings.matrix;
  return (
    <Sideways label={label} columns={columns}>
      <VirtualTable
        label={label}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowKey={idOf}
        hasMore={false}
        onMore={nothing}
      />
    </Sideways>
  );
}

function idOf(row: MatrixRow): string {
  return row.id;
}

function nothing(): void {}
