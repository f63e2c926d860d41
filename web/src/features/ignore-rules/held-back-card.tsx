import { useQuery } from "@tanstack/react-query";
import { heldBackQuery } from "@/api/queries";
import type { IgnoredDrift } from "@/api/types";
import { paths } from "@/lib/paths";
import { readablePath } from "@/lib/property-path";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { TimeText } from "@/ui/time-text";
import { wordOf, words } from "@/ui/words";
import { strings } from "./strings";

const COLUMNS: readonly DataColumn<IgnoredDrift>[] = [
  {
    key: "resource",
    title: strings.heldColumns.resource,
    width: "34%",
    render: (drift) => (
      <AppLink to={paths.resource(drift.tenantId, drift.area, drift.resourceId)}>
        {drift.resourceName}
      </AppLink>
    ),
  },
  {
    key: "what",
    title: strings.heldColumns.what,
    width: "30%",
    render: (drift) => (
      <>
        {drift.path ? readablePath(drift.path) : strings.wholeResource}
        <Note>{wordOf(words.change, drift.change)}</Note>
      </>
    ),
  },
  { key: "tenant", title: strings.heldColumns.tenant, width: "20%", render: (drift) => drift.tenantName },
  {
    key: "last",
    title: strings.heldColumns.last,
    width: "16%",
    render: (drift) => <TimeText at={drift.lastHeldAt} />,
  },
];

export function HeldBackCard({ rule }: { rule: string }) {
  const held = useQuery(heldBackQuery(rule));
  return (
    <Card title={strings.heldTitle} flush={held.data !== undefined && held.data.length > 0}>
      <QueryView
        query={held}
        loading={<RowsSkeleton rows={3} />}
        isEmpty={(data) => data.length === 0}
        empty={<span>{strings.heldNone}</span>}
      >
        {(data) => (
          <DataTable
            label={strings.heldTitle}
            columns={COLUMNS}
            rows={data}
            rowKey={(drift) =>
              [drift.tenantId, drift.area, drift.resourceId, drift.change, drift.path].join(" ")
            }
          />
        )}
      </QueryView>
    </Card>
  );
}
