import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { tenantAreasQuery } from "@/api/queries";
import type { TenantArea } from "@/api/types";
import { EmptyState } from "@/ui/empty-state";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { filteredAreas, isFiltered } from "./area-filter";
import { AreaFilterBar } from "./area-filter-bar";
import { groupByWorkload } from "./group-by-workload";
import { ShownAreas } from "./shown-areas";
import { areaStrings as strings } from "./strings";
import { useAreaFilter } from "./use-area-filter";
import { WorkloadSection } from "./workload-section";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** Every area of the tenant, by workload: closed ones show their counts, a filter opens what it finds. */
export function AreasView({ tenant }: { tenant: string }) {
  const areas = useQuery(tenantAreasQuery(tenant));
  return (
    <QueryView query={areas} loading={<RowsSkeleton rows={12} />}>
      {(data) => <Areas tenant={tenant} areas={data} />}
    </QueryView>
  );
}

function Areas({ tenant, areas }: { tenant: string; areas: readonly TenantArea[] }) {
  const styles = useStyles();
  const { filter, set, clear, opened, toggle, openAll } = useAreaFilter();
  const narrowed = isFiltered(filter);
  const shown = filteredAreas(areas, filter);
  const groups = groupByWorkload(shown);
  const names = groups.map((group) => group.workload);
  const isOpen = (workload: string) => narrowed || groups.length === 1 || opened.includes(workload);
  return (
    <>
      <AreaFilterBar areas={areas} filter={filter} onChange={set} />
      <ShownAreas tenant={tenant} shown={shown} total={areas.length} narrowed={narrowed} onClear={clear}>
        {!narrowed && groups.length > 1 && (
          <Button size="small" appearance="subtle" onClick={() => openAll(names.every(isOpen) ? [] : names)}>
            {names.every(isOpen) ? strings.collapseAll : strings.expandAll}
          </Button>
        )}
      </ShownAreas>
      {shown.length === 0 && (
        <EmptyState
          title={strings.noMatchTitle}
          text={strings.noMatchText}
          actions={<Button onClick={clear}>{strings.clear}</Button>}
        />
      )}
      <div className={styles.list}>
        {groups.map((group) => (
          <WorkloadSection
            key={group.workload}
            tenant={tenant}
            group={group}
            open={isOpen(group.workload)}
            onToggle={narrowed ? undefined : () => toggle(group.workload)}
          />
        ))}
      </div>
    </>
  );
}
