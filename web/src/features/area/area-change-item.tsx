import { makeStyles, tokens } from "@fluentui/react-components";
import type { AreaChange } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { ChangeComparison } from "@/ui/comparison/change-comparison";
import { Note } from "@/ui/note";
import { StateLabel } from "@/ui/state-label";
import { pastStrings as strings } from "./past-strings";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  changes: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
  sentence: { margin: 0, overflowWrap: "anywhere" },
});

interface AreaChangeItemProps {
  readonly tenant: string;
  readonly area: string;
  readonly change: AreaChange;
}

const WORDS = {
  added: strings.added,
  removed: strings.removed,
  changed: strings.changed,
} as const;

/** One resource that is another one than before. */
export function AreaChangeItem({ tenant, area, change }: AreaChangeItemProps) {
  const styles = useStyles();
  return (
    <li>
      <div className={styles.head}>
        <AppLink to={paths.resource(tenant, area, change.resourceId, "history")}>
          {change.name || change.resourceId}
        </AppLink>
        <StateLabel tone="quiet" text={WORDS[change.change]} />
      </div>
      {change.renamedFrom && <Note>{strings.renamed(change.renamedFrom)}</Note>}
      {change.nearest && <Note>{strings.nearestNote}</Note>}
      <ul className={styles.changes}>
        {change.changes.map((property) => (
          <li key={property.path}>
            <p className={styles.sentence}>{changeSentence({ ...property, names: change.names })}</p>
            <ChangeComparison change={{ ...property, names: change.names }} />
          </li>
        ))}
      </ul>
    </li>
  );
}
