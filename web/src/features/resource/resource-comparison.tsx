import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { resourceDiffQuery } from "@/api/resource-queries";
import type { ResourceDetail } from "@/api/types";
import { Card } from "@/ui/card";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ChangeList } from "./change-list";
import { DriftLinks } from "./drift-links";
import { ResourceExplanation } from "./resource-explanation";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, overflowWrap: "anywhere" },
  text: { margin: 0 },
});

export function ResourceComparison({ tenant, resource }: { tenant: string; resource: ResourceDetail }) {
  const styles = useStyles();
  const both = Boolean(resource.live && resource.baseline);
  const diff = useQuery({
    ...resourceDiffQuery(tenant, resource.area, resource.id, "baseline", "live"),
    enabled: both,
  });
  return (
    <div className={styles.stack}>
      <DriftLinks drifts={resource.drifts} />
      <Card title={strings.differences}>
        {both ? (
          <QueryView query={diff} loading={<RowsSkeleton rows={3} />}>
            {({ changes, names }) => <ChangeList changes={changes} names={names} none={strings.equal} />}
          </QueryView>
        ) : (
          <p className={styles.text}>{strings.nothingToCompare}</p>
        )}
      </Card>
      {(resource.live || resource.baseline) && (
        <ResourceExplanation tenant={tenant} area={resource.area} resource={resource.id} />
      )}
      {resource.notComparable.length > 0 && (
        <Card title={strings.notComparable}>
          <p className={styles.text}>{strings.notComparableText}</p>
          <ul className={styles.list}>
            {resource.notComparable.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
