import { makeStyles, tokens } from "@fluentui/react-components";
import type { Plan } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { PlanStateLabel } from "@/ui/domain-labels";
import { Fact, Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { wordOf, words } from "@/ui/words";
import { approversOf } from "./plan-banner";
import { strings } from "./strings";

const useStyles = makeStyles({
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

export function PlanFacts({ plan }: { plan: Plan }) {
  const styles = useStyles();
  const approvers = approversOf(plan);
  return (
    <Card title={strings.facts}>
      <Facts>
        <Fact name={strings.fact.state}>
          <PlanStateLabel plan={plan} />
          {approvers && <Note>{strings.approvedBy(approvers)}</Note>}
        </Fact>
        <Fact name={strings.fact.purpose}>{wordOf(words.planPurpose, plan.purpose)}</Fact>
        <Fact name={strings.fact.made}>
          <TimeText at={plan.createdAt} />
          <Note>{plan.byPolicy ? strings.byPolicy : strings.madeBy(plan.author)}</Note>
        </Fact>
        {!plan.startedAt && (
          <Fact name={strings.fact.expires}>
            <TimeText at={plan.expiresAt} />
          </Fact>
        )}
        {plan.startedAt && (
          <Fact name={strings.fact.started}>
            <TimeText at={plan.startedAt} />
          </Fact>
        )}
        {plan.endedAt && (
          <Fact name={strings.fact.ended}>
            <TimeText at={plan.endedAt} />
          </Fact>
        )}
        <Fact name={strings.fact.surprise}>{wordOf(strings.surprises, plan.onSurprise)}</Fact>
        <OtherPlan name={strings.fact.undoes} plan={plan.undoes} />
        <OtherPlan name={strings.fact.undoneBy} plan={plan.undoneBy} />
        <OtherPlan name={strings.fact.renews} plan={plan.renews} />
        <OtherPlan name={strings.fact.renewedBy} plan={plan.renewedBy} />
        <Fact name={strings.fact.hash}>
          <span className={styles.hash}>{plan.hash}</span>
        </Fact>
      </Facts>
    </Card>
  );
}

function OtherPlan({ name, plan }: { name: string; plan: string | null | undefined }) {
  if (!plan) return null;
  return (
    <Fact name={name}>
      <AppLink to={paths.plan(plan)}>{strings.anotherPlan}</AppLink>
    </Fact>
  );
}
