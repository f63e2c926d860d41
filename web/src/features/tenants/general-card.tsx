import { Field, Input, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Tenant, UpdateTenantRequest } from "@/api/types";
import { Card } from "@/ui/card";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
});

const SHORTEST_INTERVAL_MINUTES = 1;
const LONGEST_INTERVAL_MINUTES = 10_080;

export function GeneralCard({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [name, setName] = useState(tenant.name);
  const [enabled, setEnabled] = useState(tenant.enabled);
  const [interval, setInterval] = useState(String(tenant.syncIntervalMinutes));
  const minutes = Number(interval);
  const valid =
    Number.isInteger(minutes) && minutes >= SHORTEST_INTERVAL_MINUTES && minutes <= LONGEST_INTERVAL_MINUTES;
  const save = useMutation({
    mutationFn: (body: UpdateTenantRequest) => commands.updateTenant(tenant.id, body),
    onSuccess: () => {
      announce(strings.settingsSaved);
      return client.invalidateQueries({ queryKey: keys.tenants });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (valid && name.trim()) save.mutate({ name: name.trim(), enabled, syncIntervalMinutes: minutes });
  };
  return (
    <Card title={strings.generalTitle}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={strings.name} required>
          <Input value={name} onChange={(_, data) => setName(data.value)} />
        </Field>
        <Field label={strings.interval} validationMessage={valid ? undefined : strings.intervalInvalid}>
          <Input
            type="number"
            inputMode="numeric"
            value={interval}
            onChange={(_, data) => setInterval(data.value)}
          />
        </Field>
        <Switch label={strings.enabled} checked={enabled} onChange={(_, data) => setEnabled(data.checked)} />
        {save.error && <ProblemMessage error={save.error} />}
        <div>
          <PermittedButton
            needs="administrator"
            tenant={tenant.id}
            type="submit"
            appearance="primary"
            disabledFocusable={save.isPending}
          >
            {strings.saveSettings}
          </PermittedButton>
        </div>
      </form>
    </Card>
  );
}
