import { Checkbox, Field, Input, makeStyles, Select } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import { tenantsQuery } from "@/api/queries";
import type { TenantGroup } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { GROUP_COLOURS } from "@/ui/group-dot";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({
  members: { display: "flex", flexDirection: "column", maxHeight: "240px", overflowY: "auto" },
});

interface GroupDialogProps {
  /** None for a new one. */
  readonly group?: TenantGroup;
  readonly onClose: () => void;
}

export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const tenants = useQuery(tenantsQuery).data ?? [];
  const [name, setName] = useState(group?.name ?? "");
  const [colour, setColour] = useState(group?.colour ?? "slate");
  const [members, setMembers] = useState<ReadonlySet<string>>(new Set(group?.tenantIds));
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), colour, tenantIds: [...members] };
      return group ? commands.updateTenantGroup(group.id, body) : commands.createTenantGroup(body);
    },
    onSuccess: (saved) => {
      announce(strings.saved(saved.name));
      for (const queryKey of [keys.tenantGroups, keys.drifts]) client.invalidateQueries({ queryKey });
      onClose();
    },
  });
  const toggle = (tenant: string, on: boolean) => {
    const next = new Set(members);
    if (on) next.add(tenant);
    else next.delete(tenant);
    setMembers(next);
  };
  const problem = save.error ? asProblem(save.error) : null;
  return (
    <FormDialog
      title={group ? strings.editOf(group.name) : strings.add}
      submit={strings.save}
      pending={save.isPending}
      error={save.error}
      disabled={!name.trim()}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Field
        label={strings.name}
        required
        hint={strings.nameHint}
        validationMessage={fieldMessage(problem, "name")}
      >
        <Input value={name} maxLength={80} onChange={(_, data) => setName(data.value)} autoComplete="off" />
      </Field>
      <Field label={strings.colour}>
        <Select value={colour} onChange={(_, data) => setColour(data.value)}>
          {GROUP_COLOURS.map((value) => (
            <option key={value} value={value}>
              {strings.colours.get(value) ?? value}
            </option>
          ))}
        </Select>
      </Field>
      {tenants.length > 0 && (
        <fieldset className={styles.members}>
          <legend>{strings.members}</legend>
          {tenants.map((tenant) => (
            <Checkbox
              key={tenant.id}
              label={tenant.name}
              checked={members.has(tenant.id)}
              onChange={(_, data) => toggle(tenant.id, data.checked === true)}
            />
          ))}
        </fieldset>
      )}
    </FormDialog>
  );
}
