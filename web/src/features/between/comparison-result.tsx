import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { TenantComparison } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { NotMatched } from "./not-matched";
import { PairDifference } from "./pair-difference";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
  pairs: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL },
  text: { margin: 0 },
});

export function ComparisonResult({ found }: { found: TenantComparison }) {
  const styles = useStyles();
  const { here, there, pairs } = found;
  return (
    <div className={styles.stack}>
      {[here, there]
        .filter((side) => !side.complete)
        .map((side) => (
          <MessageBar key={side.tenantId} intent="warning" layout="multiline">
            <MessageBarBody>{strings.incomplete(side.tenantName)}</MessageBarBody>
          </MessageBar>
        ))}
      <p className={styles.text}>{strings.summary(found.equal, pairs.length + found.pairsLeftOut)}</p>
      <Card title={strings.differing}>
        {pairs.length === 0 ? (
          <p className={styles.text}>{strings.noneDiffering}</p>
        ) : (
          <div className={styles.pairs}>
            {pairs.map((pair) => (
              <PairDifference key={pair.hereId} pair={pair} found={found} />
            ))}
          </div>
        )}
        {found.pairsLeftOut > 0 && <Note>{strings.leftOut(found.pairsLeftOut)}</Note>}
      </Card>
      <OnlyIn side={here} area={found.area} resources={found.onlyHere} />
      <OnlyIn side={there} area={found.area} resources={found.onlyThere} />
      <NotMatched found={found} />
      {found.variables.length > 0 && <Note>{strings.variables(found.variables)}</Note>}
    </div>
  );
}

interface OnlyInProps {
  readonly side: TenantComparison["here"];
  readonly area: string;
  readonly resources: TenantComparison["onlyHere"];
}

function OnlyIn({ side, area, resources }: OnlyInProps) {
  const styles = useStyles();
  return (
    <Card title={strings.only(side.tenantName)}>
      {resources.length === 0 ? (
        <p className={styles.text}>{strings.none}</p>
      ) : (
        <ul className={styles.list}>
          {resources.map((resource) => (
            <li key={resource.id}>
              <AppLink to={paths.resource(side.tenantId, area, resource.id, "live")}>{resource.name}</AppLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
