import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import type { ConnectionTest } from "@/api/types";
import { sentence } from "@/lib/sentence";
import { Card } from "@/ui/card";
import { AccessTable } from "./access-table";
import { PermissionList } from "./permission-list";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface ConnectionResultProps {
  readonly result: Omit<ConnectionTest, "checkedAt">;
  readonly stale?: boolean;
}

/** What a connection can do, or why it cannot and what helps. */
export function ConnectionResult({ result, stale = false }: ConnectionResultProps) {
  const styles = useStyles();
  const wanted = result.areas.filter((area) => area.access === "locked");
  const missing = [...new Set(wanted.flatMap((area) => area.missingPermissions))].toSorted();
  const open = result.areas.filter((area) => area.access === "full" || area.access === "readOnly").length;
  // Right after a credential was stored nobody has looked yet; that is not the same as nothing.
  const isUnknown = result.ok && open === 0 && result.areas.some((area) => area.access === "unknown");
  return (
    <Card title={strings.resultTitle}>
      <div className={styles.stack}>
        <MessageBar intent={result.ok ? "success" : "error"} layout="multiline" role="status">
          <MessageBarBody>
            <MessageBarTitle>
              {result.ok ? strings.connected(result.organization) : strings.failedTitle}
            </MessageBarTitle>
            {result.error
              ? `${sentence(result.error.message)} ${result.error.hint ?? ""}`
              : isUnknown
                ? strings.notLookedAt
                : strings.unlocked(open, result.areas.length)}
          </MessageBarBody>
        </MessageBar>
        {stale && <p className={styles.note}>{strings.stale}</p>}
        {result.ok && missing.length > 0 && (
          <PermissionList
            label={strings.missing(missing.length)}
            copyLabel={strings.copyMissing}
            permissions={missing}
          />
        )}
        {result.ok && !isUnknown && <AccessTable areas={result.areas} />}
        {result.ok && result.unneededPermissions.length > 0 && (
          <p className={styles.note}>
            {strings.unneeded} {result.unneededPermissions.map((found) => found.permission).join(", ")}
          </p>
        )}
      </div>
    </Card>
  );
}
