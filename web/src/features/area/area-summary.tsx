import { makeStyles, tokens } from "@fluentui/react-components";
import type { TenantArea } from "@/api/types";
import { totalCount } from "@/lib/severity";
import { AccessLabel, CollectionLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { SeverityCounts } from "@/ui/severity-counts";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(200px, 1fr))",
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, overflowWrap: "anywhere" },
});

/** What one must know of an area before reading its resources. */
export function AreaSummary({ area }: { area: TenantArea }) {
  const styles = useStyles();
  const { collection, baseline } = area;
  const drifts = totalCount(area.openDrifts);
  return (
    <dl className={styles.facts}>
      <div>
        <dt className={styles.name}>{strings.access}</dt>
        <dd className={styles.value}>
          <AccessLabel access={area.access} />
          {area.access === "locked" && <Note>{strings.missing(area.missingPermissions)}</Note>}
          {area.access === "notLicensed" && area.licence && <Note>{strings.needs(area.licence)}</Note>}
          {!area.enabled && <Note>{drifts > 0 ? strings.notWatched(drifts) : strings.notRead}</Note>}
        </dd>
      </div>
      <div>
        <dt className={styles.name}>{strings.lastRead}</dt>
        <dd className={styles.value}>
          {collection ? (
            <>
              <CollectionLabel status={collection.status} />
              <Note>
                <TimeText at={collection.finishedAt ?? collection.startedAt} />
                {collection.status !== "complete" && collection.reason ? `: ${collection.reason}` : ""}
              </Note>
            </>
          ) : (
            <StateLabel tone="quiet" text={strings.neverRead} />
          )}
        </dd>
      </div>
      <div>
        <dt className={styles.name}>{strings.baseline}</dt>
        <dd className={styles.value}>
          {baseline ? (
            <>
              {strings.baselineLine(baseline.version, baseline.label)}
              <Note>
                <TimeText at={baseline.createdAt} /> {strings.by} {baseline.createdBy}
              </Note>
            </>
          ) : (
            <StateLabel tone="quiet" text={strings.noBaseline} />
          )}
        </dd>
      </div>
      <div>
        <dt className={styles.name}>{strings.columns.drifts}</dt>
        <dd className={styles.value}>
          <SeverityCounts counts={area.openDrifts} />
        </dd>
      </div>
      <div>
        <dt className={styles.name}>{strings.permissions}</dt>
        <dd className={styles.value}>{area.readPermissions.join(", ")}</dd>
      </div>
    </dl>
  );
}
