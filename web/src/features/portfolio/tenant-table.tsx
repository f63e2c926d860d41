import { Checkbox } from "@fluentui/react-components";
import { type Dispatch, type SetStateAction, useMemo } from "react";
import type { Tenant } from "@/api/types";
import { VirtualTable } from "@/ui/virtual-table";
import { strings } from "./strings";
import { tenantColumns } from "./tenant-columns";

type Selected = ReadonlySet<string>;

interface TenantTableProps {
  readonly tenants: readonly Tenant[];
  readonly selected: Selected;
  readonly onSelect: Dispatch<SetStateAction<Selected>>;
}

export function TenantTable({ tenants, selected, onSelect }: TenantTableProps) {
  const shown = tenants.filter((tenant) => selected.has(tenant.id)).length;
  const title = (
    <Checkbox
      aria-label={strings.selectAll}
      checked={shown === 0 ? false : shown === tenants.length || "mixed"}
      onChange={(_, data) =>
        onSelect(data.checked === true ? new Set(tenants.map((tenant) => tenant.id)) : new Set())
      }
    />
  );
  // Of its own, so that the rows stay as they are when the list comes anew.
  const render = useMemo(() => selectCell(selected, onSelect), [selected, onSelect]);
  return (
    <VirtualTable
      label={strings.tableTitle}
      columns={[{ key: "select", title, width: "32px", render }, ...tenantColumns]}
      rows={tenants}
      total={tenants.length}
      rowKey={idOf}
      hasMore={false}
      onMore={nothing}
    />
  );
}

function selectCell(selected: Selected, onSelect: TenantTableProps["onSelect"]) {
  const toggle = (id: string, on: boolean) =>
    onSelect((before) => {
      const next = new Set(before);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  return (tenant: Tenant) => (
    <Checkbox
      aria-label={strings.select(tenant.name)}
      checked={selected.has(tenant.id)}
      onChange={(_, data) => toggle(tenant.id, data.checked === true)}
    />
  );
}

function idOf(tenant: Tenant): string {
  return tenant.id;
}

function nothing(): void {}
