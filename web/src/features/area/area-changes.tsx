import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { areaChangesQuery } from "@/api/resource-queries";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { FilterBar } from "@/ui/filter-bar";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { TimeField } from "@/ui/time-field";
import { TimeSpan } from "@/ui/time-span";
import { AreaChangeItem } from "./area-change-item";
import { pastStrings as strings } from "./past-strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalXL },
  none: { margin: 0 },
});

interface AreaChangesProps {
  readonly tenant: string;
  readonly area: string;
}

/** Two times of an area side by side. */
export function AreaChanges({ tenant, area }: AreaChangesProps) {
  const styles = useStyles();
  const [read, write] = useUrlFilter();
  const [from, to] = [read("from"), read("to")];
  const changes = useInfiniteQuery({ ...areaChangesQuery(tenant, area, from, to), enabled: from !== "" });
  return (
    <div className={styles.stack}>
      <FilterBar label={strings.changesTitle}>
        <TimeSpan>
          <TimeField label={strings.changesFrom} value={from} onChange={(value) => write("from", value)} />
          <TimeField label={strings.changesTo} value={to} onChange={(value) => write("to", value)} />
        </TimeSpan>
      </FilterBar>
      {from === "" ? (
        <p className={styles.none}>{strings.changesHint}</p>
      ) : (
        <QueryView
          query={changes}
          loading={<RowsSkeleton rows={5} />}
          isEmpty={(data) => data.pages.every((page) => page.items.length === 0) && !changes.hasNextPage}
          empty={<p className={styles.none}>{strings.noChanges}</p>}
        >
          {(data) => (
            <Card title={strings.changesTitle}>
              <ol className={styles.list}>
                {data.pages
                  .flatMap((page) => page.items)
                  .map((change) => (
                    <AreaChangeItem key={change.resourceId} tenant={tenant} area={area} change={change} />
                  ))}
              </ol>
              {changes.hasNextPage && (
                <Button
                  disabledFocusable={changes.isFetchingNextPage}
                  onClick={() => changes.fetchNextPage()}
                >
                  {strings.more}
                </Button>
              )}
            </Card>
          )}
        </QueryView>
      )}
    </div>
  );
}
