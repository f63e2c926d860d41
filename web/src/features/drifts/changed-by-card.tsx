import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Attribution, DriftDetail, LogEntry } from "@/api/types";
import { readablePath } from "@/lib/property-path";
import { sentence } from "@/lib/sentence";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { TimeText } from "@/ui/time-text";
import { changedByStrings as strings } from "./changed-by-strings";

const useStyles = makeStyles({
  who: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  text: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  entries: {
    listStyleType: "none",
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    overflowWrap: "anywhere",
  },
});

/** Who made the change, when and from where, as far as Microsoft's audit logs tell. */
export function ChangedByCard({ drift }: { drift: DriftDetail }) {
  const styles = useStyles();
  const { attribution, logged } = drift;
  return (
    <Card
      title={strings.title}
      actions={attribution && attribution.certainty !== "exact" && <LookAgain drift={drift} />}
    >
      {attribution ? (
        <>
          <Verdict attribution={attribution} />
          {logged.length > 0 && (
            <ol className={styles.entries} aria-label={strings.entries}>
              {logged.toReversed().map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ol>
          )}
        </>
      ) : (
        <p className={styles.text}>{strings.notSeen}</p>
      )}
    </Card>
  );
}

function Verdict({ attribution }: { attribution: Attribution }) {
  const styles = useStyles();
  const { certainty, changedBy, gap, nextLookAt, since, until } = attribution;
  return (
    <>
      {changedBy && (
        <p className={styles.who}>{changedBy.isOwn ? strings.own(changedBy.name) : changedBy.name}</p>
      )}
      {certainty && <p className={styles.text}>{strings.certainty[certainty]}</p>}
      {gap && <p className={styles.text}>{sentence(gap)}</p>}
      {!certainty && !gap && <p className={styles.text}>{strings.asking}</p>}
      {certainty !== "exact" && (
        <Note>
          {strings.between} <TimeText at={since} /> {strings.and} <TimeText at={until} />
        </Note>
      )}
      {nextLookAt && certainty && (
        <Note>
          {strings.askedAgain} <TimeText at={nextLookAt} />
        </Note>
      )}
    </>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  return (
    <li>
      {entry.activity}
      <Note>
        <TimeText at={entry.at} /> · {entry.name || strings.noName}
        {entry.address && ` · ${strings.from(entry.address)}`}
      </Note>
      {entry.properties.length > 0 && <Note>{entry.properties.map(readablePath).join(", ")}</Note>}
    </li>
  );
}

function LookAgain({ drift }: { drift: DriftDetail }) {
  const client = useQueryClient();
  const look = useMutation({
    mutationFn: () => commands.refreshAttribution(drift.id),
    onSuccess: (found) => {
      client.setQueryData(keys.drift(drift.id), found);
      client.invalidateQueries({ queryKey: keys.drifts });
    },
  });
  return (
    <>
      {look.error && <ProblemMessage error={look.error} />}
      <PermittedButton
        needs="operator"
        tenant={drift.tenantId}
        size="small"
        icon={look.isPending ? <BusyIcon /> : <ArrowSyncRegular />}
        disabledFocusable={look.isPending}
        onClick={() => look.mutate()}
      >
        {strings.lookAgain}
      </PermittedButton>
    </>
  );
}
