import { Checkbox } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Tenant } from "@/api/types";
import { VirtualTable } from "@/ui/virtual-table";
import { strings } from "./strings";
import { tenantColumns } from "./tenant-columns";

interface TenantTableProps {
  readonly tenants: readonly Tenant[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

export function TenantTable({ tenants, selected, onSelect }: TenantTableProps) {
  const columns = useMemo(
    () => [selectColumn(tenants, selected, onSelect), ...tenantColumns],
    [tenants, selected, onSelect],
  );
  return (
    <VirtualTable
      label={strings.tableTitle}
      columns={columns}
      rows={tenants}
      total={tenants.length}
      rowKey={(tenant) => tenant.id}
      hasMore={false}
      onMore={nothing}
    />
  );
}

function selectColumn(
  tenants: readonly Tenant[],
  selected: ReadonlySet<string>,
  onSelect: (selected: ReadonlySet<string>) => void,
) {
  const shown = tenants.filter((tenant) => selected.has(tenant.id)).length;
  const toggle = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    onSelect(next);
  };
  return {
    key: "select",
    title: (
      <Checkbox
        aria-label={strings.selectAll}
        checked={shown === 0 ? false : shown === tenants.length || "mixed"}
        onChange={(_, data) =>
          onSelect(data.checked === true ? new Set(tenants.map((tenant) => tenant.id)) : new Set())
        }
      />
    ),
    width: "32px",
    render: (tenant: Tenant) => (
      <Checkbox
        aria-label={strings.select(tenant.name)}
        checked={selected.has(tenant.id)}
        onChange={(_, data) => toggle(tenant.id, data.checked === true)}
      />
    ),
  };
}

function nothing(): void {}
