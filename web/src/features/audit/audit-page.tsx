import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { auditQuery } from "@/api/audit-queries";
import type { AuditEntry } from "@/api/types";
import { paths } from "@/lib/paths";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { DownloadButton } from "@/ui/download-button";
import { EmptyState } from "@/ui/empty-state";
import { Note } from "@/ui/note";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { useRights } from "@/ui/rights/use-rights";
import { RowsSkeleton } from "@/ui/skeletons";
import { VirtualTable } from "@/ui/virtual-table";
import { auditColumns } from "./audit-columns";
import { AuditFilters } from "./audit-filters";
import { ChainCard } from "./chain-card";
import { EntryDialog } from "./entry-dialog";
import { strings } from "./strings";

const FORMATS = ["csv", "jsonl", "cef"] as const;

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  open: { padding: 0, minWidth: 0, justifyContent: "start", textAlign: "left" },
});

/** Who did what: the trail with its filter in the address, one entry of it, and whether it is whole. */
export function AuditPage() {
  const styles = useStyles();
  const rights = useRights();
  const [read, write] = useUrlFilter();
  const filter = {
    q: read("q"),
    actor: read("actor"),
    kind: read("kind"),
    action: read("action"),
    tenant: read("tenant"),
    result: read("result"),
    from: read("from"),
    to: read("to"),
  };
  const isFiltered = Object.values(filter).some(Boolean);
  const audit = useInfiniteQuery(auditQuery(filter));
  const shown = Number(read("entry"));
  const columns = auditColumns((entry: AuditEntry) => (
    <>
      <Button
        appearance="transparent"
        size="small"
        className={styles.open}
        aria-label={strings.details(entry.id)}
        onClick={() => write("entry", String(entry.id))}
      >
        {entry.action}
      </Button>
      <Note>{entry.subject}</Note>
    </>
  ));
  return (
    <Page title={strings.title} description={strings.description}>
      {rights.overAll("administrator") && <ChainCard />}
      <AuditFilters filter={filter} onChange={write} />
      <QueryView
        query={audit}
        loading={<RowsSkeleton rows={8} />}
        isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
        empty={isFiltered ? <NoMatch /> : <EmptyState title={strings.emptyTitle} text={strings.emptyText} />}
      >
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          const more = audit.hasNextPage;
          const actions = (
            <div className={styles.actions}>
              <Note>{strings.shown(rows.length, more)}</Note>
              {FORMATS.map((format) => (
                <DownloadButton key={format} href={paths.auditExport(format, filter)}>
                  {strings.formats[format]}
                </DownloadButton>
              ))}
            </div>
          );
          return (
            <Card title={strings.table} actions={actions} flush>
              <VirtualTable
                label={strings.table}
                columns={columns}
                rows={rows}
                total={rows.length}
                rowKey={(entry) => String(entry.id)}
                hasMore={more}
                onMore={() => !audit.isFetchingNextPage && audit.fetchNextPage()}
              />
            </Card>
          );
        }}
      </QueryView>
      {Number.isInteger(shown) && shown > 0 && <EntryDialog id={shown} onClose={() => write("entry", "")} />}
    </Page>
  );
}

function NoMatch() {
  return <EmptyState title={strings.noMatchTitle} text={strings.noMatchText} />;
}
