import { Field, Input, Select } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import { tenantGroupsQuery, tenantsQuery } from "@/api/queries";
import type { RoleRule } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { Note } from "@/ui/note";
import { useAnnounce } from "@/ui/use-announce";
import { formOf, inputOf, type RuleForm } from "./rule-form";
import { words } from "./words";

interface RuleDialogProps {
  /** None for a new one. */
  readonly rule?: RoleRule;
  readonly onClose: () => void;
}

export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [form, setForm] = useState(formOf(rule));
  const save = useMutation({
    mutationFn: () =>
      rule ? commands.changeRoleRule(rule.id, inputOf(form)) : commands.createRoleRule(inputOf(form)),
    onSuccess: (saved) => {
      announce(words.saved(saved.value));
      client.invalidateQueries({ queryKey: keys.roleRules });
      onClose();
    },
  });
  const problem = save.error ? asProblem(save.error) : null;
  const change = (field: keyof RuleForm) => (_: unknown, data: { value: string }) =>
    setForm((current) => ({ ...current, [field]: data.value }));
  return (
    <FormDialog
      title={rule ? words.editOf(rule.value) : words.add}
      submit={words.save}
      pending={save.isPending}
      error={save.error}
      disabled={!form.value.trim()}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {rule && <Note>{words.changeText}</Note>}
      <Field label={words.claim}>
        <Select value={form.claim} onChange={change("claim")}>
          {[...words.claims].map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={words.value}
        required
        hint={words.valueHint}
        validationMessage={fieldMessage(problem, "value")}
      >
        <Input value={form.value} maxLength={256} onChange={change("value")} autoComplete="off" />
      </Field>
      <Field
        label={words.directory}
        hint={words.directoryHint}
        validationMessage={fieldMessage(problem, "directoryId")}
      >
        <Input value={form.directoryId} maxLength={36} onChange={change("directoryId")} autoComplete="off" />
      </Field>
      <Field label={words.noteLabel} hint={words.noteHint} validationMessage={fieldMessage(problem, "note")}>
        <Input value={form.note} maxLength={200} onChange={change("note")} autoComplete="off" />
      </Field>
      <Field label={words.role}>
        <Select value={form.role} onChange={change("role")}>
          {[...words.roles].map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      <TargetField value={form.target} onChange={change("target")} />
    </FormDialog>
  );
}

interface TargetFieldProps {
  readonly value: string;
  readonly onChange: (event: unknown, data: { value: string }) => void;
}

function TargetField({ value, onChange }: TargetFieldProps) {
  const tenants = useQuery(tenantsQuery).data ?? [];
  const groups = useQuery(tenantGroupsQuery).data ?? [];
  return (
    <Field label={words.over}>
      <Select value={value} onChange={onChange}>
        <option value="all">{words.everything}</option>
        <optgroup label={words.groups}>
          {groups.map(({ id, name }) => (
            <option key={id} value={`group:${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label={words.tenants}>
          {tenants.map(({ id, name }) => (
            <option key={id} value={`tenant:${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </Select>
    </Field>
  );
}
