import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { GrantRequest, User } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { useAnnounce } from "@/ui/use-announce";
import { GrantsEditor } from "./grants-editor";
import { useGrants } from "./use-grants";
import { useTargets } from "./use-targets";
import { words } from "./words";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalM },
});

export function RolesCard({ user }: { user: User }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { nameOf } = useTargets();
  const roles = useGrants(() => given(user));
  const save = useMutation({
    mutationFn: () => commands.replaceGrants(user.id, [...roles.meant]),
    onSuccess: async (saved) => {
      announce(words.saved);
      roles.take(given(saved));
      client.setQueryData(keys.user(user.id), saved);
      await client.invalidateQueries({ queryKey: keys.users, exact: true });
    },
  });
  const ruled = user.grants.filter((grant) => grant.source === "rule");
  return (
    <Card title={words.rolesTitle}>
      <div className={styles.body}>
        <span>{words.rolesText}</span>
        <GrantsEditor state={roles} />
        {ruled.length > 0 && (
          <Note>
            {words.fromRules}:{" "}
            {ruled
              .map((grant) => words.over(words.roles.get(grant.role) ?? grant.role, nameOf(grant)))
              .join(", ")}
          </Note>
        )}
        {save.error && <ProblemMessage error={save.error} />}
        <Button
          appearance="primary"
          disabledFocusable={save.isPending}
          icon={save.isPending ? <BusyIcon /> : undefined}
          onClick={() => save.mutate()}
        >
          {words.save}
        </Button>
      </div>
    </Card>
  );
}

function given(user: User): readonly GrantRequest[] {
  return user.grants
    .filter((grant) => grant.source === "given")
    .map(({ role, tenantId, groupId }) => ({ role, tenantId, groupId }));
}
