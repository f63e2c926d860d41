import { makeStyles, tokens } from "@fluentui/react-components";
import type { PlanBasis } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
});

interface BasesCardProps {
  readonly tenant: string;
  readonly bases: readonly PlanBasis[];
}

/** The snapshots that the plan stands on. */
export function BasesCard({ tenant, bases }: BasesCardProps) {
  const styles = useStyles();
  if (bases.length === 0) return null;
  return (
    <Card title={strings.bases}>
      <ul className={styles.list}>
        {bases.map((basis) => (
          <li key={basis.area}>
            <AppLink to={paths.area(tenant, basis.area)}>{basis.areaTitle}</AppLink>
            <Note>{strings.basis(basis.collectedAt, basis.baselineVersion)}</Note>
            <Note>{strings.basisRead(basis.readAt)}</Note>
          </li>
        ))}
      </ul>
    </Card>
  );
}
