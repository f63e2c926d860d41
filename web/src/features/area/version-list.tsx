import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { baselineVersionsQuery } from "@/api/queries";
import type { BaselineVersion } from "@/api/types";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ActivateDialog } from "./activate-dialog";
import { RenameDialog } from "./rename-dialog";
import { strings } from "./strings";
import { versionColumns } from "./version-columns";
import { VersionComparison } from "./version-comparison";

export function VersionList({ tenant, area }: { tenant: string; area: string }) {
  const versions = useQuery(baselineVersionsQuery(tenant, area));
  const [asking, setAsking] = useState<number | null>(null);
  const [renaming, setRenaming] = useState<BaselineVersion | null>(null);
  return (
    <>
      <QueryView
        query={versions}
        loading={<RowsSkeleton rows={4} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState title={strings.noVersionsTitle} text={strings.noVersionsText} />}
      >
        {(data) => (
          <>
            <Card title={strings.tabs.baseline} flush>
              <DataTable
                label={strings.tabs.baseline}
                columns={versionColumns(tenant, setAsking, setRenaming)}
                rows={data}
                rowKey={(version) => String(version.version)}
              />
            </Card>
            {data.length > 1 && (
              <VersionComparison key={data.length} tenant={tenant} area={area} versions={data} />
            )}
          </>
        )}
      </QueryView>
      {asking !== null && (
        <ActivateDialog tenant={tenant} area={area} version={asking} onClose={() => setAsking(null)} />
      )}
      {renaming && (
        <RenameDialog tenant={tenant} area={area} version={renaming} onClose={() => setRenaming(null)} />
      )}
    </>
  );
}
