import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { permissionsQuery } from "@/api/queries";
import type { Permissions } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { AccessLabel } from "@/ui/domain-labels";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { RowsSkeleton } from "@/ui/skeletons";
import { TimeText } from "@/ui/time-text";
import { words } from "@/ui/words";
import { GrantDialog } from "./grant-dialog";
import { MissingPermissions } from "./missing-permissions";
import { grantStrings, permissionStrings as strings } from "./strings";
import { UnneededTable } from "./unneeded-table";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  time: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  counts: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  entry: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  text: { margin: 0 },
});

/** What was granted, what is missing, and what nothing needs. */
export function PermissionsView({ tenant }: { tenant: string }) {
  const styles = useStyles();
  const client = useQueryClient();
  const permissions = useQuery(permissionsQuery(tenant));
  const check = useMutation({
    mutationFn: () => commands.testConnection(tenant),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenants }),
  });
  return (
    <div className={styles.stack}>
      <Card
        title={strings.title}
        actions={
          <div className={styles.head}>
            <span className={styles.time}>
              {strings.checked}: <TimeText at={permissions.data?.checkedAt} />
            </span>
            <PermittedButton
              needs="operator"
              tenant={tenant}
              icon={check.isPending ? <BusyIcon /> : undefined}
              disabledFocusable={check.isPending}
              onClick={() => check.mutate()}
            >
              {strings.check}
            </PermittedButton>
          </div>
        }
      >
        {check.error && <ProblemMessage error={check.error} />}
        <QueryView query={permissions} loading={<RowsSkeleton rows={3} />}>
          {(data) => <Summary tenant={tenant} permissions={data} />}
        </QueryView>
      </Card>
      {permissions.data && <UnneededTable permissions={permissions.data} />}
    </div>
  );
}

function Summary({ tenant, permissions }: { tenant: string; permissions: Permissions }) {
  const styles = useStyles();
  const [granting, setGranting] = useState<readonly string[]>([]);
  if (!permissions.checkedAt) return <p className={styles.text}>{strings.never}</p>;
  const locked = permissions.areas.filter((area) => area.access === "locked");
  const forLogs = permissions.missingLogPermissions;
  const missing = [...new Set(locked.flatMap((area) => area.missingPermissions))].toSorted();
  return (
    <div className={styles.stack}>
      {permissions.error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{permissions.error.message}</MessageBarBody>
        </MessageBar>
      )}
      <AccessCounts permissions={permissions} />
      {permissions.licencesGap && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {strings.licencesGap} {permissions.licencesGap}
          </MessageBarBody>
        </MessageBar>
      )}
      {missing.length === 0 ? (
        <p className={styles.text}>{strings.nothingMissing}</p>
      ) : (
        <MissingPermissions text={strings.missing(missing.length)} names={missing} onGrant={setGranting} />
      )}
      {forLogs.length > 0 && (
        <MissingPermissions text={strings.missingForLogs} names={forLogs} onGrant={setGranting} />
      )}
      {granting.length > 0 && (
        <GrantDialog
          tenant={tenant}
          title={grantStrings.allTitle}
          permissions={granting}
          onClose={() => setGranting([])}
        />
      )}
    </div>
  );
}

function AccessCounts({ permissions }: { permissions: Permissions }) {
  const styles = useStyles();
  const counts = Object.keys(words.access)
    .map((access) => ({ access, count: permissions.areas.filter((area) => area.access === access).length }))
    .filter(({ count }) => count > 0);
  return (
    <ul className={styles.counts}>
      {counts.map(({ access, count }) => (
        <li key={access} className={styles.entry}>
          <AccessLabel access={access} />
          <strong>{count}</strong>
        </li>
      ))}
    </ul>
  );
}
