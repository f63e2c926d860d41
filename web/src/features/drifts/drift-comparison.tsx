import { makeStyles, tokens } from "@fluentui/react-components";
import type { DriftDetail } from "@/api/types";
import { namedPath, namesAt } from "@/lib/names";
import { paths } from "@/lib/paths";
import { readablePath } from "@/lib/property-path";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { ChangeComparison } from "@/ui/comparison/change-comparison";
import { ValueTree } from "@/ui/comparison/value-tree";
import { JsonDisclosure } from "@/ui/json-disclosure";
import { Note } from "@/ui/note";
import { strings } from "./strings";

const useStyles = makeStyles({
  path: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
});

/** A property on both sides, or the one side that exists. */
export function DriftComparison({ drift }: { drift: DriftDetail }) {
  const styles = useStyles();
  if (drift.change !== "changed") {
    const missing = drift.change === "missing";
    const side = missing ? "baseline" : "live";
    const value = missing ? drift.before : drift.after;
    return (
      <Card title={strings.comparison}>
        <div className={styles.stack}>
          <p className={styles.text}>{missing ? strings.missingText : strings.unexpectedText}</p>
          {value === null || value === undefined ? (
            <AppLink to={paths.resource(drift.tenantId, drift.area, drift.resourceId, side)}>
              {missing ? strings.seeBaseline : strings.seeLive}
            </AppLink>
          ) : (
            <>
              <ValueTree value={value} />
              <JsonDisclosure label="JSON" value={value} />
            </>
          )}
        </div>
      </Card>
    );
  }
  const path = drift.path ?? "";
  return (
    <Card title={strings.comparison}>
      <div className={styles.stack}>
        <div>
          <p className={styles.path}>{readablePath(namedPath(path, namesAt(drift.names, path)))}</p>
          <Note>
            <code>{path}</code>
          </Note>
        </div>
        <ChangeComparison change={drift} />
      </div>
    </Card>
  );
}
