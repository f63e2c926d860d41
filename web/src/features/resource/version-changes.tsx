import { useQuery } from "@tanstack/react-query";
import { resourceDiffQuery } from "@/api/queries";
import { Card } from "@/ui/card";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ChangeList } from "./change-list";
import { strings } from "./strings";

interface VersionChangesProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
  readonly version: number;
}

export function VersionChanges({ tenant, area, resource, version }: VersionChangesProps) {
  const diff = useQuery(resourceDiffQuery(tenant, area, resource, String(version - 1), String(version)));
  return (
    <Card title={strings.changesIn(version)}>
      <QueryView query={diff} loading={<RowsSkeleton rows={3} />}>
        {({ changes }) => <ChangeList changes={changes} none={strings.noChanges} />}
      </QueryView>
    </Card>
  );
}
