import { makeStyles, tokens } from "@fluentui/react-components";
import type { Tenant } from "@/api/types";
import { compareUrgency } from "@/lib/severity";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { FilterBar } from "@/ui/filter-bar";
import { SearchFilter } from "@/ui/search-filter";
import { VirtualTable } from "@/ui/virtual-table";
import { strings } from "./strings";
import { tenantColumns } from "./tenant-columns";

const useStyles = makeStyles({
  none: { padding: tokens.spacingHorizontalL, margin: 0, color: tokens.colorNeutralForeground2 },
});

export function TenantTable({ tenants }: { tenants: readonly Tenant[] }) {
  const styles = useStyles();
  const [read, write] = useUrlFilter();
  const rows = visibleTenants(tenants, read("q"));
  return (
    <>
      <FilterBar label={strings.filter}>
        <SearchFilter label={strings.filter} value={read("q")} onChange={(value) => write("q", value)} />
      </FilterBar>
      <Card title={strings.tableTitle} flush>
        {rows.length === 0 ? (
          <p className={styles.none}>{strings.noMatch}</p>
        ) : (
          <VirtualTable
            label={strings.tableTitle}
            columns={tenantColumns}
            rows={rows}
            total={rows.length}
            rowKey={(tenant) => tenant.id}
            hasMore={false}
            onMore={nothing}
          />
        )}
      </Card>
    </>
  );
}

/** The most urgent first, then by name, so that rows keep their place while numbers stay equal. */
function visibleTenants(tenants: readonly Tenant[], search: string): Tenant[] {
  const wanted = search.trim().toLowerCase();
  return tenants
    .filter((tenant) => tenant.name.toLowerCase().includes(wanted))
    .toSorted(
      (a, b) => compareUrgency(a.summary.openDrifts, b.summary.openDrifts) || a.name.localeCompare(b.name),
    );
}

function nothing(): void {}
