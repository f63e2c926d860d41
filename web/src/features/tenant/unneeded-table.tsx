import { makeStyles, tokens } from "@fluentui/react-components";
import type { Permissions, UnneededPermission } from "@/api/types";
import { Card } from "@/ui/card";
import { CopyButton } from "@/ui/copy-button";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { StateLabel } from "@/ui/state-label";
import { grantStrings, permissionStrings as strings } from "./strings";

const useStyles = makeStyles({
  text: { margin: 0, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
});

const columns: readonly DataColumn<UnneededPermission>[] = [
  {
    key: "permission",
    title: strings.columns.permission,
    width: "34%",
    render: (found) => found.permission,
  },
  { key: "allows", title: strings.columns.allows, width: "44%", render: (found) => found.allows },
  {
    key: "risk",
    title: strings.columns.risk,
    width: "22%",
    render: (found) => (
      <StateLabel tone={found.risk ? "bad" : "quiet"} text={found.risk ? strings.risk : strings.reads} />
    ),
  },
];

/** What was granted without need, the risky ones first, and what belongs to other services. */
export function UnneededTable({ permissions }: { permissions: Permissions }) {
  const styles = useStyles();
  const rows = permissions.unneededPermissions.toSorted((a, b) => Number(b.risk) - Number(a.risk));
  return (
    <>
      <Card
        title={strings.unneededTitle}
        flush
        actions={
          rows.length > 0 && (
            <CopyButton text={rows.map((found) => found.permission).join("\n")} label={grantStrings.copy} />
          )
        }
      >
        <p className={styles.text}>{rows.length > 0 ? strings.unneededText : strings.noneUnneeded}</p>
        {rows.length > 0 && (
          <DataTable
            label={strings.unneededTitle}
            columns={columns}
            rows={rows}
            rowKey={(found) => found.permission}
          />
        )}
      </Card>
      {permissions.elsewhere.length > 0 && (
        <Card title={strings.elsewhereTitle}>
          {strings.elsewhereText}
          <ul className={styles.list}>
            {permissions.elsewhere.map((found) => (
              <li key={found.service}>{strings.elsewhere(found.service, found.permissions)}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
