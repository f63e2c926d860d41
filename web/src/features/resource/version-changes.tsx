import { useQuery } from "@tanstack/react-query";
import { resourceDiffQuery } from "@/api/resource-queries";
import { Card } from "@/ui/card";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ChangeList } from "./change-list";
import { strings } from "./strings";

interface VersionChangesProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
  /** Numbers of versions, `live` or `baseline`. */
  readonly from: string;
  readonly to: string;
}

export function VersionChanges({ tenant, area, resource, from, to }: VersionChangesProps) {
  const diff = useQuery(resourceDiffQuery(tenant, area, resource, from, to));
  return (
    <Card title={strings.changesBetween(from, to)}>
      <QueryView query={diff} loading={<RowsSkeleton rows={3} />}>
        {({ changes, names }) => <ChangeList changes={changes} names={names} none={strings.noChanges} />}
      </QueryView>
    </Card>
  );
}
