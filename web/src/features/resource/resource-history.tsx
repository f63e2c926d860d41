import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { resourceHistoryQuery } from "@/api/queries";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { historyColumns } from "./history-columns";
import { strings } from "./strings";
import { VersionChanges } from "./version-changes";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
});

interface ResourceHistoryProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
}

/** Every state the resource was ever seen in, and what each one changed. */
export function ResourceHistory(props: ResourceHistoryProps) {
  const styles = useStyles();
  const history = useQuery(resourceHistoryQuery(props.tenant, props.area, props.resource));
  const [shown, setShown] = useState<number | null>(null);
  return (
    <div className={styles.stack}>
      <QueryView query={history} loading={<RowsSkeleton rows={4} />}>
        {(versions) => (
          <Card title={strings.history} flush>
            <DataTable
              label={strings.history}
              columns={historyColumns(Math.min(...versions.map((row) => row.version)), setShown)}
              rows={versions}
              rowKey={(version) => String(version.version)}
            />
          </Card>
        )}
      </QueryView>
      {shown !== null && <VersionChanges {...props} version={shown} />}
    </div>
  );
}
