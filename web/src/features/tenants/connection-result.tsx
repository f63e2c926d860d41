import { makeStyles, tokens } from "@fluentui/react-components";
import { Card } from "@/ui/card";
import { AccessTable } from "./access-table";
import { ConnectionSummary, isNotLookedAt, type TestedConnection } from "./connection-summary";
import { PermissionList } from "./permission-list";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface ConnectionResultProps {
  readonly result: TestedConnection;
  /** The form above has it already. */
  readonly withoutSummary?: boolean;
}

/** What a connection can do in each area, and what it lacks. */
export function ConnectionResult({ result, withoutSummary = false }: ConnectionResultProps) {
  const styles = useStyles();
  const wanted = result.areas.filter((area) => area.access === "locked");
  const missing = [...new Set(wanted.flatMap((area) => area.missingPermissions))].toSorted();
  if (withoutSummary && !result.ok) return null;
  return (
    <Card title={strings.resultTitle}>
      <div className={styles.stack}>
        {!withoutSummary && <ConnectionSummary result={result} />}
        {result.ok && missing.length > 0 && (
          <PermissionList
            label={strings.missing(missing.length)}
            copyLabel={strings.copyMissing}
            permissions={missing}
          />
        )}
        {result.ok && !isNotLookedAt(result) && <AccessTable areas={result.areas} />}
        {result.ok && result.unneededPermissions.length > 0 && (
          <p className={styles.note}>
            {strings.unneeded} {result.unneededPermissions.map((found) => found.permission).join(", ")}
          </p>
        )}
      </div>
    </Card>
  );
}
