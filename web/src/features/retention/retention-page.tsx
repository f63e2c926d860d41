import { useQuery } from "@tanstack/react-query";
import { retentionQuery } from "@/api/queries";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { kindColumns } from "./kind-columns";
import { runColumns } from "./run-columns";
import { strings } from "./strings";
import { TermsCard } from "./terms-card";

/** For how long what is kept, and what the last daily runs let go. */
export function RetentionPage() {
  const retention = useQuery(retentionQuery);
  return (
    <Page title={strings.title} description={strings.description}>
      <QueryView query={retention} loading={<RowsSkeleton rows={8} />}>
        {(data) => (
          <>
            <Card title={strings.kindsTitle} flush>
              <DataTable
                label={strings.kindsTitle}
                columns={kindColumns}
                rows={data.kinds}
                rowKey={(kind) => kind.key}
              />
            </Card>
            <TermsCard retention={data} />
            <Card title={strings.runsTitle} flush={data.runs.length > 0}>
              {data.runs.length > 0 ? (
                <DataTable
                  label={strings.runsTitle}
                  columns={runColumns}
                  rows={data.runs}
                  rowKey={(run) => run.startedAt}
                />
              ) : (
                strings.noRuns
              )}
            </Card>
          </>
        )}
      </QueryView>
    </Page>
  );
}
