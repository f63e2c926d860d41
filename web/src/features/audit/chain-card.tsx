import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { auditChainQuery } from "@/api/audit-queries";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { DownloadButton } from "@/ui/download-button";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { StateLabel } from "@/ui/state-label";
import { strings } from "./strings";
import { faultText } from "./words";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

/** Whether the trail is what it was. */
export function ChainCard() {
  const styles = useStyles();
  const chain = useQuery(auditChainQuery);
  return (
    <Card
      title={strings.chainTitle}
      actions={<DownloadButton href={paths.auditHeads()}>{strings.downloadHeads}</DownloadButton>}
    >
      <QueryView query={chain} loading={<RowsSkeleton rows={2} />}>
        {(data) => (
          <div className={styles.body}>
            {data.whole ? (
              <>
                <StateLabel tone="good" text={strings.whole} />
                <Note>{strings.walked(data.entries, data.heads)}</Note>
                {data.firstEntry != null && data.firstEntry > 1 && (
                  <Note>{strings.letGo(data.firstEntry)}</Note>
                )}
              </>
            ) : (
              <div role="alert">
                <StateLabel tone="bad" text={strings.broken(data.brokenAt)} />
                <Note>
                  {faultText(data.fault)} {strings.whatToDo}
                </Note>
              </div>
            )}
            <Note>{strings.headsText}</Note>
          </div>
        )}
      </QueryView>
    </Card>
  );
}
