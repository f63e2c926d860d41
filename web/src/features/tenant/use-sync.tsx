import { Button } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { BusyIcon } from "@/ui/busy-icon";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

interface Sync {
  readonly jobId: string | undefined;
  readonly error: unknown;
  readonly button: (busy: boolean) => ReactElement;
}

/** Starts a sync and remembers its job, so that the progress shows at once. */
export function useSync(tenant: string): Sync {
  const client = useQueryClient();
  const announce = useAnnounce();
  const sync = useMutation({
    mutationFn: () => commands.sync(tenant),
    onSuccess: () => announce(strings.syncStarted),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenant(tenant) }),
  });
  return {
    jobId: sync.data?.jobId,
    error: sync.error,
    button: (busy) => (
      <Permitted needs="operator" tenant={tenant}>
        {(allowed) => (
          <Button
            appearance="primary"
            icon={busy ? <BusyIcon /> : <ArrowSyncRegular />}
            disabledFocusable={busy || sync.isPending || !allowed}
            onClick={() => sync.mutate()}
          >
            {busy ? strings.syncing : strings.sync}
          </Button>
        )}
      </Permitted>
    ),
  };
}
