import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { resourceHistoryQuery } from "@/api/resource-queries";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { CompareVersions } from "./compare-versions";
import { historyColumns } from "./history-columns";
import { PropertyTimeline } from "./property-timeline";
import { ResourceAt } from "./resource-at";
import { strings } from "./strings";
import { VersionChanges } from "./version-changes";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
  more: { padding: tokens.spacingVerticalM },
});

export interface ResourceHistoryProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
}

/** Every state of the resource that is kept, what changed between any two, and the life of each property. */
export function ResourceHistory(props: ResourceHistoryProps) {
  const styles = useStyles();
  const history = useInfiniteQuery(resourceHistoryQuery(props.tenant, props.area, props.resource));
  const [params, setParams] = useSearchParams();
  const [from, to] = [params.get("from") ?? "", params.get("to") ?? ""];
  const compare = (first: string, second: string) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.set("from", first);
        next.set("to", second);
        return next;
      },
      { replace: true },
    );
  const versions = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.stack}>
      <ResourceAt {...props} />
      <QueryView query={history} loading={<RowsSkeleton rows={4} />}>
        {() => (
          <Card title={strings.history} flush>
            <DataTable
              label={strings.history}
              columns={historyColumns(versions, compare)}
              rows={versions}
              rowKey={(version) => String(version.version)}
            />
            {history.hasNextPage && (
              <div className={styles.more}>
                <Button
                  disabledFocusable={history.isFetchingNextPage}
                  onClick={() => history.fetchNextPage()}
                >
                  {strings.olderVersions}
                </Button>
              </div>
            )}
          </Card>
        )}
      </QueryView>
      <CompareVersions versions={versions} from={from} to={to} onChange={compare} />
      {from && to && <VersionChanges {...props} from={from} to={to} />}
      <PropertyTimeline {...props} />
    </div>
  );
}
