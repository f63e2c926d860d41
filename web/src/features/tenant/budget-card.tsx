import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { budgetQuery } from "@/api/queries";
import type { Budget } from "@/api/types";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { QueryView } from "@/ui/query-view";
import { ShareBar } from "@/ui/share-bar";
import { RowsSkeleton } from "@/ui/skeletons";
import { activityStrings as strings } from "./strings";

const useStyles = makeStyles({
  text: { margin: 0, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
});

const columns: readonly DataColumn<Budget>[] = [
  { key: "family", title: strings.budgetColumns.family, width: "34%", render: (budget) => budget.title },
  {
    key: "used",
    title: strings.budgetColumns.used,
    width: "36%",
    render: (budget) => (
      <ShareBar
        label={`${budget.title}, ${strings.budgetColumns.used}`}
        text={strings.used(budget.used, budget.limit, budget.windowMs / 1000)}
        share={budget.share}
        warnAbove={0.8}
      />
    ),
  },
  {
    key: "waits",
    title: strings.budgetColumns.waits,
    width: "15%",
    render: (budget) => budget.waits.toLocaleString("en-GB"),
  },
  {
    key: "throttled",
    title: strings.budgetColumns.throttled,
    width: "15%",
    render: (budget) => budget.throttled.toLocaleString("en-GB"),
  },
];

/** The share of Microsoft's limits that is in use, service by service. */
export function BudgetCard({ tenant }: { tenant: string }) {
  const styles = useStyles();
  const budget = useQuery(budgetQuery(tenant));
  return (
    <Card title={strings.budgetTitle} flush>
      <p className={styles.text}>{strings.budgetText}</p>
      <QueryView
        query={budget}
        loading={<RowsSkeleton rows={3} />}
        isEmpty={(items) => items.length === 0}
        empty={<p className={styles.text}>{strings.budgetEmpty}</p>}
      >
        {(items) => (
          <DataTable
            label={strings.budgetTitle}
            columns={columns}
            rows={items}
            rowKey={(item) => item.family}
          />
        )}
      </QueryView>
    </Card>
  );
}
