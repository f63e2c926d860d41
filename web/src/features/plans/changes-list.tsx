import { makeStyles, tokens } from "@fluentui/react-components";
import type { PlanChange } from "@/api/types";
import { type Names, namedPath, namesAt } from "@/lib/names";
import { readablePath } from "@/lib/property-path";
import { ChangeComparison } from "@/ui/comparison/change-comparison";
import type { SideLabels } from "@/ui/comparison/words";
import { WholeResource } from "./whole-resource";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  path: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
});

interface ChangesListProps {
  readonly changes: readonly PlanChange[];
  readonly names: Names;
  readonly labels: SideLabels;
}

/** Each place that differs, on both sides, with names in place of ids. */
export function ChangesList({ changes, names, labels }: ChangesListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {changes.map((change) => (
        <li key={change.path}>
          {change.path === "" ? (
            <WholeResource change={change} names={names} />
          ) : (
            <>
              <p className={styles.path}>
                {readablePath(namedPath(change.path, namesAt(names, change.path)))}
              </p>
              <ChangeComparison change={{ ...change, names }} labels={labels} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
