import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { User } from "@/api/types";
import { Card } from "@/ui/card";
import { Fact, Facts } from "@/ui/facts";
import { ProblemMessage } from "@/ui/problem-message";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { ResetDialog } from "./reset-dialog";
import { words } from "./words";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Whether the user gets in, and what ends that. */
export function AccessCard({ user }: { user: User }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [resetting, setResetting] = useState(false);
  const renew = (said: string) => {
    announce(said);
    return client.invalidateQueries({ queryKey: keys.users });
  };
  const toggle = useMutation({
    mutationFn: () => (user.disabledAt ? commands.enableUser(user.id) : commands.disableUser(user.id)),
    onSuccess: (changed) =>
      renew(changed.disabledAt ? words.disabledSaid(user.username) : words.enabledSaid(user.username)),
  });
  const end = useMutation({
    mutationFn: () => commands.endSessionsOfUser(user.id),
    onSuccess: () => renew(words.sessionsEnded),
  });
  const failure = toggle.error ?? end.error;
  return (
    <Card title={words.accessTitle}>
      <div className={styles.body}>
        <Facts>
          <Fact name={words.columns.state}>{user.disabledAt ? words.disabled : words.enabled}</Fact>
          <Fact name={words.columns.used}>
            <TimeText at={user.lastSignInAt} missing={words.never} />
          </Fact>
          <Fact name={words.columns.factor}>{user.secondFactorSince ? words.on : words.off}</Fact>
          <Fact name={words.running}>{words.sessions(user.sessions)}</Fact>
        </Facts>
        {!user.disabledAt && <span>{words.disableText}</span>}
        {failure && <ProblemMessage error={failure} />}
        <div className={styles.actions}>
          <Button onClick={() => toggle.mutate()} disabledFocusable={toggle.isPending}>
            {user.disabledAt ? words.enable : words.disable}
          </Button>
          <Button onClick={() => end.mutate()} disabledFocusable={end.isPending || user.sessions === 0}>
            {words.endSessions}
          </Button>
          {user.passwordChangedAt && <Button onClick={() => setResetting(true)}>{words.reset}</Button>}
        </div>
      </div>
      {resetting && <ResetDialog user={user} onClose={() => setResetting(false)} />}
    </Card>
  );
}
