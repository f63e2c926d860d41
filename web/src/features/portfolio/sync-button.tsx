import { Button, Tooltip } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { Tenant } from "@/api/types";
import { useRights } from "@/ui/rights/use-rights";
import { words } from "@/ui/rights/words";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

export function SyncButton({ tenant }: { tenant: Tenant }) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const sync = useMutation({
    mutationFn: () => commands.sync(tenant.id),
    onSuccess: () => announce(strings.syncStarted(tenant.name)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenants }),
  });
  const label = strings.syncOf(tenant.name);
  const rights = useRights();
  const allowed = rights.inTenant(tenant.id, "operator");
  const refusal = allowed ? undefined : words.needsInTenant("operator");
  const failure = sync.error ? asProblem(sync.error).message : refusal;
  return (
    <Tooltip content={failure ?? label} relationship={failure ? "description" : "label"}>
      <Button
        size="small"
        aria-label={label}
        onClick={() => sync.mutate()}
        disabledFocusable={sync.isPending || tenant.summary.syncing || !tenant.connection || !allowed}
      >
        {strings.sync}
      </Button>
    </Tooltip>
  );
}
