import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { SchemaNotice } from "@/api/types";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { TimeText } from "@/ui/time-text";
import { DecisionDialog, type NoticeDecision } from "./decision-dialog";
import { sightingColumns } from "./sighting-columns";
import { strings } from "./strings";

const useStyles = makeStyles({
  text: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export function NoticeCard({ notice }: { notice: SchemaNotice }) {
  const styles = useStyles();
  const [asking, setAsking] = useState<NoticeDecision>();
  const isOpen = notice.state === "open";
  const actions = (
    <div className={styles.actions}>
      <PermittedButton needs="approver" appearance="primary" onClick={() => setAsking("adopt")}>
        {strings.adopt}
      </PermittedButton>
      <PermittedButton needs="approver" onClick={() => setAsking("dismiss")}>
        {strings.dismiss}
      </PermittedButton>
    </div>
  );
  return (
    <Card
      title={strings.sentence(notice.path, notice.areaTitle)}
      actions={isOpen ? actions : undefined}
      flush
    >
      <div className={styles.text}>
        <div>{stateText(notice)}</div>
        <Note>
          {strings.noticed} <TimeText at={notice.noticedAt} />
        </Note>
      </div>
      {isOpen && (
        <DataTable
          label={strings.tenants(notice.path)}
          columns={sightingColumns(notice.area)}
          rows={notice.tenants}
          rowKey={(sighting) => sighting.tenantId}
        />
      )}
      {asking && <DecisionDialog notice={notice} decision={asking} onClose={() => setAsking(undefined)} />}
    </Card>
  );
}

function stateText(notice: SchemaNotice): string {
  const by = notice.decidedBy ?? "";
  if (notice.state === "adopted") return strings.states.adopted(by);
  if (notice.state === "dismissed") return strings.states.dismissed(by);
  return strings.spread(notice.resources, notice.tenants.length);
}
