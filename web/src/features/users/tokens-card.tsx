import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { ApiToken, User } from "@/api/types";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { ProblemMessage } from "@/ui/problem-message";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { words } from "./words";

export function TokensCard({ user }: { user: User }) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const revoke = useMutation({
    mutationFn: (token: ApiToken) => commands.revokeApiTokenOfUser(user.id, token.id),
    onSuccess: (_, token) => {
      announce(words.revoked(token.name));
      return client.invalidateQueries({ queryKey: keys.users });
    },
  });
  const filled = user.tokens.length > 0;
  return (
    <Card title={words.tokensTitle} flush={filled}>
      {revoke.error && <ProblemMessage error={revoke.error} />}
      {filled ? (
        <DataTable
          label={words.tokensTitle}
          columns={columns((token) => revoke.mutate(token))}
          rows={user.tokens}
          rowKey={(token) => token.id}
        />
      ) : (
        words.noTokens
      )}
    </Card>
  );
}

function columns(revoke: (token: ApiToken) => void): readonly DataColumn<ApiToken>[] {
  const { name, ends, used, actions } = words.tokenColumns;
  return [
    { key: "name", title: name, width: "40%", render: (token) => token.name },
    { key: "ends", title: ends, width: "22%", render: (token) => <TimeText at={token.expiresAt} /> },
    {
      key: "used",
      title: used,
      width: "22%",
      render: (token) => <TimeText at={token.lastUsedAt} missing={words.never} />,
    },
    {
      key: "actions",
      title: <span className="visually-hidden">{actions}</span>,
      width: "16%",
      render: (token) => (
        <Button size="small" aria-label={words.revokeOf(token.name)} onClick={() => revoke(token)}>
          {words.revoke}
        </Button>
      ),
    },
  ];
}
