import { Button, Tooltip } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { TargetRegular } from "@fluentui/react-icons/svg/target";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { TenantArea } from "@/api/types";
import { paths } from "@/lib/paths";
import { totalCount } from "@/lib/severity";
import { LinkButton } from "@/ui/link-button";
import { ProblemMessage } from "@/ui/problem-message";
import { PlanRestoreButton } from "@/ui/restore/plan-restore-button";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { CaptureDialog } from "./capture-dialog";
import { RemoveBaselineDialog } from "./remove-baseline-dialog";
import { strings } from "./strings";

interface AreaActionsProps {
  readonly tenant: string;
  readonly tenantName: string;
  readonly area: TenantArea;
}

export function AreaActions({ tenant, tenantName, area }: AreaActionsProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<"capture" | "remove" | null>(null);
  const sync = useMutation({
    mutationFn: () => commands.sync(tenant, [area.area]),
    onSuccess: () => announce(strings.syncStarted),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenant(tenant) }),
  });
  const capturable = Boolean(area.lastCompleteAt);
  const capture = (allowed: boolean) => (
    <Button
      appearance="primary"
      icon={<TargetRegular />}
      disabledFocusable={!capturable || !allowed}
      onClick={() => setAsking("capture")}
    >
      {area.baseline ? strings.replace : strings.capture}
    </Button>
  );
  const close = () => setAsking(null);
  return (
    <>
      <Permitted needs="operator" tenant={tenant}>
        {(allowed) => (
          <Button
            icon={<ArrowSyncRegular />}
            disabledFocusable={sync.isPending || !allowed}
            onClick={() => sync.mutate()}
          >
            {strings.sync}
          </Button>
        )}
      </Permitted>
      {area.baseline && (
        <PlanRestoreButton
          targets={[{ tenantId: tenant, tenantName, area: area.area }]}
          whyNot={totalCount(area.openDrifts) > 0 ? null : strings.nothingToRestore}
        />
      )}
      {area.baseline && (
        <LinkButton to={paths.baseline(tenant, area.area)}>{strings.editBaseline}</LinkButton>
      )}
      <LinkButton to={paths.compareTenants(tenant, area.area)}>{strings.compareTenants}</LinkButton>
      {area.baseline && (
        <Permitted needs="approver" tenant={tenant}>
          {(allowed) => (
            <Button disabledFocusable={!allowed} onClick={() => setAsking("remove")}>
              {strings.removeBaseline}
            </Button>
          )}
        </Permitted>
      )}
      {capturable ? (
        <Permitted needs="approver" tenant={tenant}>
          {capture}
        </Permitted>
      ) : (
        <Tooltip content={strings.cannotCapture} relationship="description">
          {capture(false)}
        </Tooltip>
      )}
      {sync.error && <ProblemMessage error={sync.error} />}
      {asking === "capture" && <CaptureDialog tenant={tenant} area={area} onClose={close} />}
      {asking === "remove" && <RemoveBaselineDialog tenant={tenant} area={area} onClose={close} />}
    </>
  );
}
