import { Button, Tooltip } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { TargetRegular } from "@fluentui/react-icons/svg/target";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { TenantArea } from "@/api/types";
import { ProblemMessage } from "@/ui/problem-message";
import { useAnnounce } from "@/ui/use-announce";
import { CaptureDialog } from "./capture-dialog";
import { RemoveBaselineDialog } from "./remove-baseline-dialog";
import { strings } from "./strings";

export function AreaActions({ tenant, area }: { tenant: string; area: TenantArea }) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<"capture" | "remove" | null>(null);
  const sync = useMutation({
    mutationFn: () => commands.sync(tenant, [area.area]),
    onSuccess: () => announce(strings.syncStarted),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenant(tenant) }),
  });
  const capturable = Boolean(area.lastCompleteAt);
  const capture = (
    <Button
      appearance="primary"
      icon={<TargetRegular />}
      disabledFocusable={!capturable}
      onClick={() => setAsking("capture")}
    >
      {area.baseline ? strings.replace : strings.capture}
    </Button>
  );
  const close = () => setAsking(null);
  return (
    <>
      <Button icon={<ArrowSyncRegular />} disabledFocusable={sync.isPending} onClick={() => sync.mutate()}>
        {strings.sync}
      </Button>
      {area.baseline && <Button onClick={() => setAsking("remove")}>{strings.removeBaseline}</Button>}
      {capturable ? (
        capture
      ) : (
        <Tooltip content={strings.cannotCapture} relationship="description">
          {capture}
        </Tooltip>
      )}
      {sync.error && <ProblemMessage error={sync.error} />}
      {asking === "capture" && <CaptureDialog tenant={tenant} area={area} onClose={close} />}
      {asking === "remove" && <RemoveBaselineDialog tenant={tenant} area={area} onClose={close} />}
    </>
  );
}
