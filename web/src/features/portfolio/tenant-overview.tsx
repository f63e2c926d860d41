import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useCallback, useMemo, useState } from "react";
import type { Tenant } from "@/api/types";
import { useNow } from "@/lib/use-now";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ExportMenu } from "./export-menu";
import { MatrixTable } from "./matrix-table";
import { strings } from "./strings";
import { SyncBar } from "./sync-bar";
import { chosenTenants, isNarrowed, readTenantFilter } from "./tenant-filter";
import { TenantFilters } from "./tenant-filters";
import { TenantTable } from "./tenant-table";

const useStyles = makeStyles({
  none: { padding: tokens.spacingHorizontalL, margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

const NOTHING: ReadonlySet<string> = new Set();

/** The tenants that fit the filter, as a table or against their workloads. */
export function TenantOverview({ tenants }: { tenants: readonly Tenant[] }) {
  const styles = useStyles();
  const [read, write] = useUrlFilter();
  const [selected, setSelected] = useState(NOTHING);
  const now = useNow();
  const filter = useMemo(() => readTenantFilter(read), [read]);
  const rows = useMemo(() => chosenTenants(tenants, filter, now), [tenants, filter, now]);
  const chosen = rows.filter((tenant) => selected.has(tenant.id));
  const isMatrix = read("view") === "matrix";
  const clear = useCallback(() => setSelected(NOTHING), []);
  return (
    <>
      <TenantFilters tenants={tenants} filter={filter} onChange={write} />
      <SyncBar chosen={chosen} tenants={tenants} onClear={clear} />
      <Card
        title={strings.tableTitle}
        flush
        actions={
          <div className={styles.actions}>
            <Note>{strings.shown(rows.length, isNarrowed(filter) ? tenants.length : rows.length)}</Note>
            <TabList
              size="small"
              selectedValue={isMatrix ? "matrix" : "table"}
              onTabSelect={(_, data) => write("view", data.value === "matrix" ? "matrix" : "")}
            >
              <Tab value="table">{strings.views.table}</Tab>
              <Tab value="matrix">{strings.views.matrix}</Tab>
            </TabList>
            <ExportMenu tenants={rows} />
          </div>
        }
      >
        {rows.length === 0 && <p className={styles.none}>{strings.noMatch}</p>}
        {rows.length > 0 && isMatrix && (
          <MatrixTable
            tenants={rows}
            workload={read("workload")}
            onWorkload={(workload) => write("workload", workload)}
          />
        )}
        {rows.length > 0 && !isMatrix && (
          <TenantTable tenants={rows} selected={selected} onSelect={setSelected} />
        )}
      </Card>
    </>
  );
}
