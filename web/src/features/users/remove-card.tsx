import { Button, makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { User } from "@/api/types";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { words } from "./words";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });

export function RemoveCard({ user }: { user: User }) {
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => commands.removeUser(user.id),
    onSuccess: async () => {
      announce(words.removed(user.username));
      await navigate(paths.users());
      client.removeQueries({ queryKey: keys.user(user.id) });
      await client.invalidateQueries({ queryKey: keys.users, exact: true });
    },
  });
  return (
    <Card title={words.removeTitle}>
      <p className={styles.text}>{words.removeText}</p>
      <Button onClick={() => setAsking(true)}>{words.removeOf(user.username)}</Button>
      {asking && (
        <FormDialog
          title={words.removeOf(user.username)}
          submit={words.remove}
          pending={remove.isPending}
          error={remove.error}
          onSubmit={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          {words.removeText}
        </FormDialog>
      )}
    </Card>
  );
}
