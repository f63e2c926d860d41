import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { ApiToken } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { words } from "./words";

interface RevokeDialogProps {
  readonly token: ApiToken;
  readonly onClose: () => void;
}

export function RevokeDialog({ token, onClose }: RevokeDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const revoke = useMutation({
    mutationFn: () => commands.revokeApiToken(token.id),
    onSuccess: async () => {
      announce(words.revoked(token.name));
      await client.invalidateQueries({ queryKey: keys.apiTokens });
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.revokeOf(token.name)}
      submit={words.revoke}
      pending={revoke.isPending}
      error={revoke.error}
      onSubmit={() => revoke.mutate()}
      onClose={onClose}
    >
      {words.revokeText}
    </FormDialog>
  );
}
