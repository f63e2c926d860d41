import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { restoreCommands } from "@/api/restore-commands";
import type { Plan } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { NamedResources } from "@/ui/restore/named-resources";
import { countedKinds } from "./operation-counts";
import { strings } from "./strings";
import { usePlanAction } from "./use-plan-action";

/** The last question before a tenant is changed: it counts what is sent, and names what is deleted. */
export function ApplyDialog({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const sent = plan.operations.filter((operation) => operation.approvals.length > 0);
  const deleted = sent.filter((operation) => operation.kind === "delete");
  const risky = sent.filter((operation) => operation.risk === "high");
  const apply = usePlanAction(() => restoreCommands.apply(plan.id), onClose, strings.applying);
  return (
    <FormDialog
      title={strings.applyTitle(plan.tenantName)}
      submit={strings.applySubmit(sent.length)}
      pending={apply.isPending}
      error={apply.error}
      disabled={deleted.length > 0 && typed !== plan.tenantName}
      onSubmit={() => apply.mutate()}
      onClose={onClose}
    >
      <strong>{countedKinds(sent)}</strong>
      <span>{strings.applyText(plan.tenantName)}</span>
      {risky.length > 0 && <span>{strings.applyHighRisk(risky.length)}</span>}
      {deleted.length > 0 && (
        <>
          <span>{strings.applyDeletes}</span>
          <NamedResources
            resources={deleted.map(({ number, resourceName, areaTitle }) => ({
              id: String(number),
              resourceName,
              areaTitle,
            }))}
          />
          <Field label={strings.typeTenant(plan.tenantName)}>
            <Input value={typed} onChange={(_, data) => setTyped(data.value)} autoComplete="off" />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
