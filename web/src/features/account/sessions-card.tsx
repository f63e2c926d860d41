import { Button } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ownSessionsQuery } from "@/api/account-queries";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { OwnSession } from "@/api/types";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { browserName } from "./browser-name";
import { words } from "./words";

export function SessionsCard() {
  const sessions = useQuery(ownSessionsQuery);
  const client = useQueryClient();
  const announce = useAnnounce();
  const renew = (said: string) => {
    announce(said);
    return client.invalidateQueries({ queryKey: keys.ownSessions });
  };
  const end = useMutation({
    mutationFn: commands.endOwnSession,
    onSuccess: () => renew(words.ended),
  });
  const endOthers = useMutation({
    mutationFn: commands.endOtherSessions,
    onSuccess: () => renew(words.othersEnded),
  });
  const failure = end.error ?? endOthers.error;
  const alone = (sessions.data?.length ?? 0) < 2;
  return (
    <Card
      title={words.sessionsTitle}
      flush
      actions={
        <Button
          size="small"
          onClick={() => endOthers.mutate()}
          disabledFocusable={alone || endOthers.isPending}
        >
          {words.endOthers}
        </Button>
      }
    >
      {failure && <ProblemMessage error={failure} />}
      <QueryView query={sessions} loading={<RowsSkeleton rows={2} />}>
        {(data) => (
          <DataTable
            label={words.sessionsTitle}
            columns={columns((session) => end.mutate(session.id))}
            rows={data}
            rowKey={(session) => session.id}
          />
        )}
      </QueryView>
    </Card>
  );
}

function columns(end: (session: OwnSession) => void): readonly DataColumn<OwnSession>[] {
  const { browser, address, used } = words.sessionColumns;
  const browserOf = (session: OwnSession) => browserName(session.browser) ?? words.unknownBrowser;
  const addressOf = (session: OwnSession) => session.address ?? words.unknownAddress;
  return [
    {
      key: "browser",
      title: browser,
      width: "40%",
      render: (session) => (
        <>
          {browserOf(session)}
          {session.isCurrent && <Note>{words.thisSession}</Note>}
        </>
      ),
    },
    { key: "address", title: address, width: "25%", render: addressOf },
    { key: "used", title: used, width: "20%", render: (session) => <TimeText at={session.lastUsedAt} /> },
    {
      key: "end",
      title: <span className="visually-hidden">{words.sessionColumns.end}</span>,
      width: "15%",
      render: (session) =>
        session.isCurrent ? null : (
          <Button
            size="small"
            aria-label={words.endOf(browserOf(session), addressOf(session))}
            onClick={() => end(session)}
          >
            {words.end}
          </Button>
        ),
    },
  ];
}
