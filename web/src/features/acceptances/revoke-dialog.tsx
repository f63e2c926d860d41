import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { RunningAcceptance } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

interface RevokeDialogProps {
  readonly running: RunningAcceptance;
  readonly onClose: () => void;
}

export function RevokeDialog({ running, onClose }: RevokeDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const resource = running.drift.resourceName;
  const revoke = useMutation({
    mutationFn: () => commands.revokeAcceptance(running.id),
    onSuccess: () => {
      announce(strings.revoked(resource));
      client.invalidateQueries({ queryKey: keys.drifts });
      client.invalidateQueries({ queryKey: keys.tenants });
      onClose();
    },
  });
  return (
    <FormDialog
      title={strings.revokeOf(resource)}
      submit={strings.revoke}
      pending={revoke.isPending}
      error={revoke.error}
      onSubmit={() => revoke.mutate()}
      onClose={onClose}
    >
      {strings.revokeText}
    </FormDialog>
  );
}
