import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { acceptancesQuery } from "@/api/queries";
import type { RunningAcceptance } from "@/api/types";
import { paths } from "@/lib/paths";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Note } from "@/ui/note";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { RowsSkeleton } from "@/ui/skeletons";
import { VirtualTable } from "@/ui/virtual-table";
import { acceptanceColumns, actionColumn } from "./acceptance-columns";
import { AcceptanceFilters } from "./acceptance-filters";
import { RevokeDialog } from "./revoke-dialog";
import { strings } from "./strings";

export function AcceptancesPage() {
  const [read, write] = useUrlFilter();
  const filter = { tenant: read("tenant"), area: read("area"), q: read("q") };
  const isFiltered = Object.values(filter).some(Boolean);
  const acceptances = useInfiniteQuery(acceptancesQuery(filter));
  const [revoking, setRevoking] = useState<RunningAcceptance | null>(null);
  const action = actionColumn((running) => (
    <PermittedButton
      needs="approver"
      tenant={running.drift.tenantId}
      size="small"
      aria-label={strings.revokeOf(running.drift.resourceName)}
      onClick={() => setRevoking(running)}
    >
      {strings.revoke}
    </PermittedButton>
  ));
  return (
    <Page title={strings.title} description={strings.description}>
      <AcceptanceFilters filter={filter} onChange={write} />
      <QueryView
        query={acceptances}
        loading={<RowsSkeleton rows={8} />}
        isEmpty={(data) => data.pages.every((page) => page.items.length === 0)}
        empty={isFiltered ? <NoMatch /> : <NoAcceptances />}
      >
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          const more = acceptances.hasNextPage;
          return (
            <Card title={strings.table} actions={<Note>{strings.shown(rows.length, more)}</Note>} flush>
              <VirtualTable
                label={strings.table}
                columns={[...acceptanceColumns, action]}
                rows={rows}
                total={rows.length}
                rowKey={(running) => running.id}
                hasMore={more}
                onMore={() => !acceptances.isFetchingNextPage && acceptances.fetchNextPage()}
              />
            </Card>
          );
        }}
      </QueryView>
      {revoking && <RevokeDialog running={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function NoMatch() {
  return <EmptyState title={strings.noMatchTitle} text={strings.noMatchText} />;
}

function NoAcceptances() {
  return (
    <EmptyState
      title={strings.emptyTitle}
      text={strings.emptyText}
      actions={<LinkButton to={paths.drifts()}>{strings.toInbox}</LinkButton>}
    />
  );
}
