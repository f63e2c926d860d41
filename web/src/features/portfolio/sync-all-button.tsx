import { Button } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Tenant } from "@/api/types";
import { inTurn } from "@/lib/in-turn";
import { Possible } from "@/ui/possible";
import { ProblemMessage } from "@/ui/problem-message";
import { useRights } from "@/ui/rights/use-rights";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

/** Asks for the sync of every tenant that is on and that the person may sync; the server decides how many run at a time. */
export function SyncAllButton({ tenants }: { tenants: readonly Tenant[] }) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const rights = useRights();
  const readable = tenants.filter((tenant) => tenant.enabled && tenant.connection);
  const active = readable.filter((tenant) => rights.inTenant(tenant.id, "operator"));
  const mayNot = readable.length > 0 && active.length === 0;
  const sync = useMutation({
    mutationFn: () => inTurn(active, (tenant) => commands.sync(tenant.id)),
    onSuccess: (started) => announce(strings.syncsStarted(started.length)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenants, exact: true }),
  });
  return (
    <>
      <Possible why={mayNot ? strings.needsOperator : null}>
        {() => (
          <Button
            icon={<ArrowSyncRegular />}
            onClick={() => sync.mutate()}
            disabledFocusable={sync.isPending || active.length === 0}
          >
            {strings.syncAll}
          </Button>
        )}
      </Possible>
      {sync.error && <ProblemMessage error={sync.error} />}
    </>
  );
}
