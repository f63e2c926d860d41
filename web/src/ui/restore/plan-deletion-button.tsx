import { Button } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useState } from "react";
import type { Drift } from "@/api/types";
import { Possible } from "../possible";
import { useRights } from "../rights/use-rights";
import { words } from "../rights/words";
import { PlanDeletionDialog } from "./plan-deletion-dialog";
import { strings } from "./strings";

/** Removing what nobody agreed to is its own choice with its own right, and never part of a restore. */
export function PlanDeletionButton({ drifts }: { drifts: readonly Drift[] }) {
  const [asking, setAsking] = useState(false);
  const rights = useRights();
  const permitted = drifts.every((drift) => rights.inTenant(drift.tenantId, "administrator"));
  const isOneTenant = new Set(drifts.map((drift) => drift.tenantId)).size === 1;
  const why = permitted ? (isOneTenant ? null : strings.oneTenant) : words.needsInTenant("administrator");
  return (
    <>
      <Possible why={why}>
        {(possible) => (
          <Button icon={<DeleteRegular />} disabledFocusable={!possible} onClick={() => setAsking(true)}>
            {strings.deletion}
          </Button>
        )}
      </Possible>
      {asking && <PlanDeletionDialog drifts={drifts} onClose={() => setAsking(false)} />}
    </>
  );
}
