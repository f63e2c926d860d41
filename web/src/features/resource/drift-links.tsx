import { makeStyles, tokens } from "@fluentui/react-components";
import type { Drift } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { DirectionLabel } from "@/ui/direction-label";
import { DriftStateLabel } from "@/ui/domain-labels";
import { SeverityLabel } from "@/ui/severity-label";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  drift: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalL },
  sentence: { flexGrow: 1, minWidth: "240px" },
  none: { margin: 0 },
});

export function DriftLinks({ drifts }: { drifts: readonly Drift[] }) {
  const styles = useStyles();
  return (
    <Card title={strings.openDrifts}>
      {drifts.length === 0 ? (
        <p className={styles.none}>{strings.noDrifts}</p>
      ) : (
        <ul className={styles.list}>
          {drifts.map((drift) => (
            <li key={drift.id} className={styles.drift}>
              <SeverityLabel severity={drift.severity} />
              <DirectionLabel direction={drift.direction} />
              <DriftStateLabel state={drift.state} />
              <span className={styles.sentence}>
                <AppLink to={paths.drift(drift.id)}>{changeSentence(drift)}</AppLink>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
