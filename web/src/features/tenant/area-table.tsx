import type { TenantArea } from "@/api/types";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { areaColumns } from "./area-columns";

interface AreaTableProps {
  readonly tenant: string;
  readonly title: string;
  readonly areas: readonly TenantArea[];
}

export function AreaTable({ tenant, title, areas }: AreaTableProps) {
  return (
    <Card title={title} flush>
      <DataTable label={title} columns={areaColumns(tenant)} rows={areas} rowKey={(area) => area.area} />
    </Card>
  );
}
