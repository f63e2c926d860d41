import { Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import { MINIMUM_PASSWORD_LENGTH } from "@/lib/password-rules";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { GrantsEditor } from "./grants-editor";
import { useGrants } from "./use-grants";
import { words } from "./words";

export function AddUserDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const roles = useGrants(() => []);
  const add = useMutation({
    mutationFn: () => commands.addUser({ username: username.trim(), password, grants: [...roles.meant] }),
    onSuccess: async (user) => {
      announce(words.added(user.username));
      await client.invalidateQueries({ queryKey: keys.users });
      onClose();
    },
  });
  const problem = add.error ? asProblem(add.error) : null;
  return (
    <FormDialog
      title={words.add}
      submit={words.addSubmit}
      pending={add.isPending}
      error={add.error}
      whyNot={whyNot(username, password)}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <Field label={words.username} required validationMessage={fieldMessage(problem, "username")}>
        <Input value={username} autoComplete="off" onChange={(_, data) => setUsername(data.value)} />
      </Field>
      <Field
        label={words.password}
        hint={words.passwordHint}
        required
        validationMessage={fieldMessage(problem, "password")}
      >
        <Input
          type="password"
          value={password}
          autoComplete="new-password"
          onChange={(_, data) => setPassword(data.value)}
        />
      </Field>
      <GrantsEditor state={roles} />
    </FormDialog>
  );
}

function whyNot(username: string, password: string): string | null {
  if (!username.trim()) return words.needsName;
  return password.length < MINIMUM_PASSWORD_LENGTH ? words.needsPassword : null;
}
