import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { areasQuery } from "@/api/queries";
import { Card } from "@/ui/card";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { PermissionList } from "./permission-list";
import { strings } from "./strings";

const useStyles = makeStyles({
  steps: {
    margin: `0 0 ${tokens.spacingVerticalL}`,
    paddingLeft: tokens.spacingHorizontalXL,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
});

export function WhatYouNeed() {
  const styles = useStyles();
  const areas = useQuery(areasQuery);
  return (
    <Card title={strings.howTitle}>
      <ol className={styles.steps}>
        {strings.howSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <QueryView query={areas} loading={<RowsSkeleton rows={4} />}>
        {(data) => (
          <PermissionList
            label={strings.allPermissions}
            copyLabel={strings.copyPermissions}
            permissions={distinct(data.flatMap((area) => area.readPermissions))}
          />
        )}
      </QueryView>
    </Card>
  );
}

function distinct(permissions: readonly string[]): string[] {
  return [...new Set(permissions)].toSorted();
}
