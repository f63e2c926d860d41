import { makeStyles } from "@fluentui/react-components";
import type { PlanLeftOut } from "@/api/types";
import { paths } from "@/lib/paths";
import { readablePath } from "@/lib/property-path";
import { sentence } from "@/lib/sentence";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { strings } from "./strings";

const useStyles = makeStyles({ text: { margin: "12px 16px" } });

interface LeftOutCardProps {
  readonly tenant: string;
  readonly leftOut: readonly PlanLeftOut[];
}

/** What the plan cannot bring back, and why. */
export function LeftOutCard({ tenant, leftOut }: LeftOutCardProps) {
  const styles = useStyles();
  const columns: readonly DataColumn<PlanLeftOut>[] = [
    {
      key: "what",
      title: strings.leftOutColumns.what,
      width: "50%",
      render: (left) => (
        <>
          <AppLink to={paths.drift(left.driftId)}>
            {left.path ? readablePath(left.path) : strings.wholeResource}
          </AppLink>
          <Note>
            <AppLink to={paths.resource(tenant, left.area, left.resourceId)}>{left.resourceName}</AppLink> ·{" "}
            {left.areaTitle}
          </Note>
        </>
      ),
    },
    { key: "why", title: strings.leftOutColumns.why, width: "50%", render: (left) => sentence(left.why) },
  ];
  return (
    <Card title={strings.leftOut} flush>
      <p className={styles.text}>{strings.leftOutText}</p>
      <DataTable
        label={strings.leftOut}
        columns={columns}
        rows={leftOut}
        rowKey={(left) => `${left.driftId} ${left.path}`}
      />
    </Card>
  );
}
