import { makeStyles, tokens } from "@fluentui/react-components";
import type { PlanOperation } from "@/api/types";
import type { Names } from "@/lib/names";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { JsonDisclosure } from "@/ui/json-disclosure";
import { Note } from "@/ui/note";
import { ChangesList } from "./changes-list";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  drifts: { display: "inline-flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const LABELS = { after: strings.after, added: strings.willBeAdded, removed: strings.willBeRemoved };

interface OperationDetailsProps {
  readonly operation: PlanOperation;
  readonly names: Names;
}

/** What a request changes, and the request itself to the last letter. */
export function OperationDetails({ operation, names }: OperationDetailsProps) {
  const styles = useStyles();
  const { method, url, headers, body } = operation.request;
  return (
    <div className={styles.stack}>
      <ChangesList
        changes={operation.changes}
        names={names}
        labels={{ ...LABELS, before: operation.endedAt ? strings.before : strings.now }}
      />
      {operation.needs.length > 0 && <Note>{strings.needs(operation.needs)}</Note>}
      {operation.undocumented && <Note>{strings.undocumented}</Note>}
      {operation.driftIds.length > 0 && (
        <Note>
          <span className={styles.drifts}>
            {strings.drifts}
            {operation.undocumented && <Note>{strings.undocumented}</Note>}
            {operation.driftIds.map((drift, index) => (
              <AppLink key={drift} to={paths.drift(drift)}>
                {strings.drift(index + 1)}
              </AppLink>
            ))}
          </span>
        </Note>
      )}
      <JsonDisclosure label={strings.exactRequest} value={{ method, url, headers, body }} />
    </div>
  );
}
