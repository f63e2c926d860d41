import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import type { Plan, PlanOperation } from "@/api/types";
import { OperationStateLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { wordOf, words } from "@/ui/words";
import { OperationAnswer } from "./operation-answer";
import { OperationDetails } from "./operation-details";
import { shownState } from "./operation-state";
import { strings } from "./strings";

const useStyles = makeStyles({
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    "&:last-child": { borderBottom: "none" },
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  text: { flexGrow: 1, flexBasis: "240px", minWidth: 0, overflowWrap: "anywhere" },
  side: { display: "flex", flexDirection: "column", alignItems: "flex-start", paddingTop: "2px" },
});

/** With more requests than this, only those that need a look start open. */
const OPEN_UP_TO = 8;

interface OperationItemProps {
  readonly plan: Plan;
  readonly operation: PlanOperation;
  readonly ticked: boolean | null;
  readonly onTick: (on: boolean) => void;
}

/** One request: what it does in a sentence, where it stands, and its details on demand. */
export function OperationItem({ plan, operation, ticked, onTick }: OperationItemProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(plan.operations.length <= OPEN_UP_TO);
  const id = useId();
  const { number, kind, request } = operation;
  const state = shownState(plan, operation);
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        {ticked !== null && (
          <Checkbox
            aria-label={strings.choose(number)}
            checked={ticked}
            onChange={(_, data) => onTick(data.checked === true)}
          />
        )}
        <div className={styles.text}>
          {operation.reason}
          <Note>
            {strings.number(number)} · {wordOf(words.operationKind, kind)} ·{" "}
            <code>
              {request.method} {request.url}
            </code>
          </Note>
        </div>
        <div className={styles.side}>
          {state && <OperationStateLabel state={state} />}
          <Note>{wordOf(words.risk, operation.risk)}</Note>
        </div>
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={open}
          aria-controls={id}
          aria-label={strings.detailsOf(number)}
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          onClick={() => setOpen(!open)}
        >
          {strings.details}
        </Button>
      </div>
      <OperationAnswer plan={plan} operation={operation} />
      <div id={id}>{open && <OperationDetails operation={operation} names={plan.names} />}</div>
    </li>
  );
}
