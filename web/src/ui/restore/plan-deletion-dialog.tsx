import { Field, Input } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { keys } from "@/api/keys";
import { restoreCommands } from "@/api/restore-commands";
import type { Drift } from "@/api/types";
import { paths } from "@/lib/paths";
import { FormDialog } from "../form-dialog";
import { NamedResources } from "./named-resources";
import { strings } from "./strings";

interface PlanDeletionDialogProps {
  readonly drifts: readonly Drift[];
  readonly onClose: () => void;
}

/** Names what would be deleted, and asks for the name of the tenant before it plans that. */
export function PlanDeletionDialog({ drifts, onClose }: PlanDeletionDialogProps) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const tenantId = drifts[0]?.tenantId ?? "";
  const tenantName = drifts[0]?.tenantName ?? "";
  const plan = useMutation({
    mutationFn: () => restoreCommands.planDeletion({ tenantId, driftIds: drifts.map((drift) => drift.id) }),
    onSuccess: ({ id }) => {
      client.invalidateQueries({ queryKey: keys.plans });
      navigate(paths.plan(id));
    },
  });
  return (
    <FormDialog
      title={strings.deletionTitle(drifts.length)}
      submit={strings.deletionSubmit}
      pending={plan.isPending}
      error={plan.error}
      disabled={typed !== tenantName}
      onSubmit={() => plan.mutate()}
      onClose={onClose}
    >
      <span>{strings.deletionText}</span>
      <NamedResources
        resources={drifts.map(({ id, resourceName, areaTitle }) => ({ id, resourceName, areaTitle }))}
      />
      <Field label={strings.typeTenant(tenantName)}>
        <Input value={typed} onChange={(_, data) => setTyped(data.value)} autoComplete="off" />
      </Field>
    </FormDialog>
  );
}
