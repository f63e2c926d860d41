import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { Plan, PlanOperation } from "@/api/types";
import { sentence } from "@/lib/sentence";
import { VerificationLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { ChangesList } from "./changes-list";
import { strings } from "./strings";

const useStyles = makeStyles({
  facts: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
  },
  text: { margin: 0 },
});

const LABELS = { before: strings.expected, after: strings.found };

/** What Microsoft answered, and whether it holds. Nothing before the request was sent. */
export function OperationAnswer({ plan, operation }: { plan: Plan; operation: PlanOperation }) {
  const styles = useStyles();
  const { error, verification, cameBack } = operation;
  if (!operation.startedAt && !error) return null;
  return (
    <>
      <div className={styles.facts}>
        {verification && <VerificationLabel verification={verification} />}
        {verification === "held" && <TimeText at={operation.verifiedAt} />}
        {verification === "pending" && plan.verifyUntil && (
          <Note>{strings.verifyUntil(plan.verifyUntil)}</Note>
        )}
        {typeof operation.status === "number" && <Note>{strings.status(operation.status)}</Note>}
        {operation.requestId && <Note>{strings.requestId(operation.requestId)}</Note>}
        {operation.createdId && <Note>{strings.created(operation.createdId)}</Note>}
      </div>
      {error && (
        <MessageBar intent={operation.state === "unclear" ? "warning" : "error"} layout="multiline">
          <MessageBarBody>
            {sentence(error.message)}
            {error.wayOut && <Note>{sentence(error.wayOut)}</Note>}
          </MessageBarBody>
        </MessageBar>
      )}
      {cameBack.length > 0 && (
        <div>
          <p className={styles.text}>{strings.cameBack}</p>
          <ChangesList changes={cameBack} names={plan.names} labels={LABELS} />
        </div>
      )}
    </>
  );
}
