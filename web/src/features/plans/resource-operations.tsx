import { makeStyles, tokens } from "@fluentui/react-components";
import type { Plan } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import type { ResourceGroup } from "./group-operations";
import { OperationItem } from "./operation-item";

const useStyles = makeStyles({
  box: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTopLeftRadius: tokens.borderRadiusLarge,
    borderTopRightRadius: tokens.borderRadiusLarge,
    overflowWrap: "anywhere",
  },
  area: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: "none", margin: 0, padding: `0 ${tokens.spacingHorizontalM}` },
});

interface ResourceOperationsProps {
  readonly plan: Plan;
  readonly group: ResourceGroup;
  /** What is ticked; nothing when there is no choice to make. */
  readonly ticked: ReadonlySet<number> | null;
  readonly onTick: (number: number, on: boolean) => void;
}

/** The requests to one resource. */
export function ResourceOperations({ plan, group, ticked, onTick }: ResourceOperationsProps) {
  const styles = useStyles();
  const { area, areaTitle, resourceId, resourceName } = group.first;
  return (
    <div className={styles.box}>
      <div className={styles.head}>
        <AppLink to={paths.resource(plan.tenantId, area, resourceId)} strong>
          {resourceName}
        </AppLink>
        <span className={styles.area}>{areaTitle}</span>
      </div>
      <ol className={styles.list}>
        {group.operations.map((operation) => (
          <OperationItem
            key={operation.number}
            plan={plan}
            operation={operation}
            ticked={ticked ? ticked.has(operation.number) : null}
            onTick={(on) => onTick(operation.number, on)}
          />
        ))}
      </ol>
    </div>
  );
}
