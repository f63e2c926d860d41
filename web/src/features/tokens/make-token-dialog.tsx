import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import type { MakeApiTokenRequest, Tenant } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { words } from "./words";

const useStyles = makeStyles({
  tenants: { display: "flex", flexDirection: "column", maxHeight: "200px", overflowY: "auto" },
});

interface MakeTokenDialogProps {
  readonly tenants: readonly Tenant[];
  readonly onMade: (secret: string) => void;
  readonly onClose: () => void;
}

export function MakeTokenDialog({ tenants, onMade, onClose }: MakeTokenDialogProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [power, setPower] = useState("read");
  const [days, setDays] = useState("90");
  const [limited, setLimited] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const make = useMutation({
    mutationFn: (body: MakeApiTokenRequest) => commands.makeApiToken(body),
    onSuccess: async ({ secret }) => {
      await client.invalidateQueries({ queryKey: keys.apiTokens });
      onMade(secret);
    },
  });
  const problem = make.error ? asProblem(make.error) : null;
  const toggle = (tenant: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(tenant);
    else next.delete(tenant);
    setChosen(next);
  };
  const submit = () =>
    make.mutate({
      name: name.trim(),
      power,
      expiresInDays: Number(days),
      tenantIds: limited ? [...chosen] : undefined,
    });
  return (
    <FormDialog
      title={words.make}
      submit={words.submit}
      pending={make.isPending}
      error={make.error}
      disabled={!name.trim() || (limited && chosen.size === 0)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={words.name} required validationMessage={fieldMessage(problem, "name")}>
        <Input value={name} maxLength={80} autoComplete="off" onChange={(_, data) => setName(data.value)} />
      </Field>
      <Field label={words.power}>
        <Select value={power} onChange={(_, data) => setPower(data.value)}>
          {[...words.powers].map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.days}>
        <Select value={days} onChange={(_, data) => setDays(data.value)}>
          {[...words.dayChoices].map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.reach}>
        <RadioGroup
          value={limited ? "chosen" : "all"}
          onChange={(_, data) => setLimited(data.value === "chosen")}
        >
          <Radio value="all" label={words.everywhere} />
          <Radio value="chosen" label={words.chosen} />
        </RadioGroup>
      </Field>
      {limited && (
        <fieldset className={styles.tenants}>
          <legend>{words.tenants}</legend>
          {tenants.map((tenant) => (
            <Checkbox
              key={tenant.id}
              label={tenant.name}
              checked={chosen.has(tenant.id)}
              onChange={(_, data) => toggle(tenant.id, data.checked === true)}
            />
          ))}
        </fieldset>
      )}
    </FormDialog>
  );
}
