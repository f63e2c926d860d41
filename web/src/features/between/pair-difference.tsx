import { makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import type { TenantComparison } from "@/api/types";
import { namedPath, namesAt } from "@/lib/names";
import { paths } from "@/lib/paths";
import { readablePath } from "@/lib/property-path";
import { AppLink } from "@/ui/app-link";
import { ChangeComparison } from "@/ui/comparison/change-comparison";
import { Note } from "@/ui/note";
import { strings } from "./strings";

const useStyles = makeStyles({
  changes: {
    listStyleType: "none",
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  path: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  faults: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

interface PairDifferenceProps {
  readonly pair: TenantComparison["pairs"][number];
  readonly found: TenantComparison;
}

/** One resource that both tenants have: from how it is there to how it is here. */
export function PairDifference({ pair, found }: PairDifferenceProps) {
  const styles = useStyles();
  const { here, there, names } = found;
  const labels = { before: strings.before(there.tenantName), after: strings.before(here.tenantName) };
  return (
    <section aria-label={pair.name}>
      <Subtitle2 as="h3">
        <AppLink to={paths.resource(here.tenantId, found.area, pair.hereId, "live")}>{pair.name}</AppLink>
      </Subtitle2>
      <ul className={styles.changes}>
        {pair.changes.map((change) => (
          <li key={change.path}>
            <p className={styles.path}>{readablePath(namedPath(change.path, namesAt(names, change.path)))}</p>
            <ChangeComparison change={{ ...change, names }} labels={labels} />
          </li>
        ))}
        {pair.notComparable.length > 0 && (
          <li>
            <Note>{strings.notComparable}</Note>
            <ul className={styles.faults}>
              {pair.notComparable.map((fault) => (
                <li key={`${fault.side}:${fault.path}:${fault.id}`}>
                  {strings.fault(found[fault.side].tenantName, readablePath(fault.path), fault.reason)}
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
    </section>
  );
}
