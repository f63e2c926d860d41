import { makeStyles, tokens } from "@fluentui/react-components";
import { strings } from "./strings";

/** More names would not be read; the plan has them all. */
const NAMED = 12;

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  area: { color: tokens.colorNeutralForeground3 },
});

interface NamedResource {
  readonly id: string;
  readonly resourceName: string;
  readonly areaTitle: string;
}

/** What is touched, by name, before somebody agrees to it. */
export function NamedResources({ resources }: { resources: readonly NamedResource[] }) {
  const styles = useStyles();
  const more = resources.length - NAMED;
  return (
    <ul className={styles.list}>
      {resources.slice(0, NAMED).map(({ id, resourceName, areaTitle }) => (
        <li key={id}>
          {resourceName} <span className={styles.area}>· {areaTitle}</span>
        </li>
      ))}
      {more > 0 && <li>{strings.moreResources(more)}</li>}
    </ul>
  );
}
