import { useQuery } from "@tanstack/react-query";
import { resourceExplanationQuery } from "@/api/resource-queries";
import type { DriftDetail, ExplanationRow } from "@/api/types";
import { Card } from "@/ui/card";
import { ExplanationList } from "@/ui/explanation/explanation-list";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

/** Why the property is a drift: what was sent now, what was compared, and which rules took part. */
export function DriftExplanation({ drift }: { drift: DriftDetail }) {
  const explanation = useQuery(
    resourceExplanationQuery(drift.tenantId, drift.area, drift.resourceId, "baseline", "live"),
  );
  return (
    <Card title={strings.explanation}>
      <QueryView query={explanation} loading={<RowsSkeleton rows={2} />}>
        {({ rows }) => <ExplanationList rows={rows.filter((row) => isAbout(row, drift.path))} />}
      </QueryView>
    </Card>
  );
}

/** The path itself and what lies below it. */
function isAbout(row: ExplanationRow, path: string): boolean {
  return row.path === path || row.path.startsWith(`${path}.`) || row.path.startsWith(`${path}[`);
}
