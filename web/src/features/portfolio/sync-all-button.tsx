import { Button } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Tenant } from "@/api/types";
import { ProblemMessage } from "@/ui/problem-message";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

/** Asks for the sync of every tenant that is on; the server decides how many run at a time. */
export function SyncAllButton({ tenants }: { tenants: readonly Tenant[] }) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const active = tenants.filter((tenant) => tenant.enabled && tenant.connection);
  const sync = useMutation({
    mutationFn: () => Promise.all(active.map((tenant) => commands.sync(tenant.id))),
    onSuccess: (started) => announce(strings.syncsStarted(started.length)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenants, exact: true }),
  });
  return (
    <>
      <Button
        icon={<ArrowSyncRegular />}
        onClick={() => sync.mutate()}
        disabledFocusable={sync.isPending || active.length === 0}
      >
        {strings.syncAll}
      </Button>
      {sync.error && <ProblemMessage error={sync.error} />}
    </>
  );
}
