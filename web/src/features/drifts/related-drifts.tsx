import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { relatedDriftsQuery } from "@/api/triage-queries";
import type { Drift } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { SeverityGlyph } from "@/ui/severity-glyph";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  list: { margin: `0 0 ${tokens.spacingVerticalM}`, padding: 0, listStyleType: "none" },
  item: { padding: `${tokens.spacingVerticalXS} 0` },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const SHOWN = 5;

/** The same change in other places, and other differences of the same resource. */
export function RelatedDrifts({ drift }: { drift: Drift }) {
  const styles = useStyles();
  const related = useQuery(relatedDriftsQuery(drift.id));
  return (
    <Card title={strings.related}>
      <QueryView
        query={related}
        loading={<RowsSkeleton rows={2} />}
        isEmpty={(data) => data.sameChange.length + data.sameResource.length === 0}
        empty={<p className={styles.none}>{strings.noRelated}</p>}
      >
        {(data) => (
          <>
            {data.sameChange.length > 0 && (
              <>
                <h3 className={styles.title}>
                  {strings.sameChange(data.sameChangeDrifts, data.sameChangeTenants)}
                </h3>
                <List
                  drifts={data.sameChange}
                  text={(other) => `${other.tenantName} · ${other.resourceName}`}
                />
                <p className={styles.none}>
                  <AppLink to={paths.drifts({ state: "all", change: drift.changeKey ?? "" })}>
                    {strings.seeSameChange}
                  </AppLink>
                </p>
              </>
            )}
            {data.sameResource.length > 0 && (
              <>
                <h3 className={styles.title}>{strings.sameResource}</h3>
                <List drifts={data.sameResource} text={changeSentence} />
              </>
            )}
          </>
        )}
      </QueryView>
    </Card>
  );
}

function List({ drifts, text }: { drifts: readonly Drift[]; text: (drift: Drift) => string }) {
  const styles = useStyles();
  const left = drifts.length - SHOWN;
  return (
    <ul className={styles.list}>
      {drifts.slice(0, SHOWN).map((drift) => (
        <li key={drift.id} className={styles.item}>
          <SeverityGlyph severity={drift.severity} />{" "}
          <AppLink to={paths.drift(drift.id)}>{text(drift)}</AppLink>
        </li>
      ))}
      {left > 0 && (
        <li>
          <Note>{strings.andMore(left)}</Note>
        </li>
      )}
    </ul>
  );
}
