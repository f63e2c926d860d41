import { Checkbox, Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import type { User } from "@/api/types";
import { MINIMUM_PASSWORD_LENGTH } from "@/lib/password-rules";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { words } from "./words";

interface ResetDialogProps {
  readonly user: User;
  readonly onClose: () => void;
}

export function ResetDialog({ user, onClose }: ResetDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [password, setPassword] = useState("");
  const [clearSecondFactor, setClear] = useState(false);
  const reset = useMutation({
    mutationFn: () => commands.resetUser(user.id, { password, clearSecondFactor }),
    onSuccess: async () => {
      announce(words.resetSaid(user.username));
      await client.invalidateQueries({ queryKey: keys.users });
      onClose();
    },
  });
  const problem = reset.error ? asProblem(reset.error) : null;
  return (
    <FormDialog
      title={words.resetOf(user.username)}
      submit={words.reset}
      pending={reset.isPending}
      error={reset.error}
      disabled={password.length < MINIMUM_PASSWORD_LENGTH}
      onSubmit={() => reset.mutate()}
      onClose={onClose}
    >
      <Field
        label={words.newPassword}
        hint={words.resetHint}
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
      {user.secondFactorSince && (
        <Checkbox
          label={words.clearFactor}
          checked={clearSecondFactor}
          onChange={(_, data) => setClear(data.checked === true)}
        />
      )}
    </FormDialog>
  );
}
