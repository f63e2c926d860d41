import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { auditEntryQuery } from "@/api/audit-queries";
import type { AuditEntry } from "@/api/types";
import { isRecord, readableValue } from "@/lib/readable-value";
import { exactTime } from "@/lib/time";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { Fact, Facts } from "@/ui/facts";
import { JsonDisclosure } from "@/ui/json-disclosure";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ResultLabel } from "./audit-columns";
import { type SettingChange, settingsChanges } from "./settings-changes";
import { strings } from "./strings";
import { kindText } from "./words";

const useStyles = makeStyles({
  surface: { maxWidth: "720px" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

const CHANGE_COLUMNS: DataColumn<SettingChange>[] = [
  { key: "name", title: strings.changeColumns.name, width: "30%", render: (change) => change.name },
  {
    key: "before",
    title: strings.changeColumns.before,
    width: "35%",
    render: (change) => readableValue(change.before),
  },
  {
    key: "after",
    title: strings.changeColumns.after,
    width: "35%",
    render: (change) => readableValue(change.after),
  },
];

interface EntryDialogProps {
  readonly id: number;
  readonly onClose: () => void;
}

/** One entry with everything that it tells. */
export function EntryDialog({ id, onClose }: EntryDialogProps) {
  const styles = useStyles();
  const entry = useQuery(auditEntryQuery(id));
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined} className={styles.surface}>
        <DialogBody>
          <DialogTitle>{strings.entry(id)}</DialogTitle>
          <DialogContent className={styles.content}>
            <QueryView query={entry} loading={<RowsSkeleton rows={6} />}>
              {(data) => <EntryContent entry={data} />}
            </QueryView>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{strings.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function EntryContent({ entry }: { entry: AuditEntry }) {
  const styles = useStyles();
  const detail = isRecord(entry.detail) ? entry.detail : {};
  const changes = settingsChanges(detail);
  return (
    <>
      <Facts>
        <Fact name={strings.facts.at}>{exactTime(entry.at)}</Fact>
        <Fact name={strings.facts.actor}>{entry.actor}</Fact>
        {entry.kind && <Fact name={strings.facts.kind}>{kindText(entry.kind)}</Fact>}
        <Fact name={strings.facts.address}>{entry.address ?? strings.noAddress}</Fact>
        {entry.request && <Fact name={strings.facts.request}>{entry.request}</Fact>}
        <Fact name={strings.facts.action}>{entry.action}</Fact>
        <Fact name={strings.facts.subject}>{entry.subject}</Fact>
        {entry.tenantId && (
          <Fact name={strings.facts.tenant}>{entry.tenantName ?? strings.goneTenant(entry.tenantId)}</Fact>
        )}
        <Fact name={strings.facts.result}>
          <ResultLabel result={entry.result} />
        </Fact>
        <Fact name={strings.facts.hash}>
          <span className={styles.hash}>{entry.hash}</span>
        </Fact>
      </Facts>
      {entry.erased && <Note>{strings.erased}</Note>}
      {changes.length > 0 && (
        <DataTable
          label={strings.changes}
          columns={CHANGE_COLUMNS}
          rows={changes}
          rowKey={(change) => change.name}
        />
      )}
      {Object.keys(detail).length > 0 && <JsonDisclosure label={strings.allDetails} value={detail} />}
    </>
  );
}
