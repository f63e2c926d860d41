import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import type { Tenant } from "@/api/types";
import { Card } from "@/ui/card";
import { ProblemMessage } from "@/ui/problem-message";
import { useAnnounce } from "@/ui/use-announce";
import { isGuid } from "./guid";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
  text: { marginTop: 0 },
});

export function ReplaceSecretForm({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [clientId, setClientId] = useState(tenant.connection?.clientId ?? "");
  const [clientSecret, setClientSecret] = useState("");
  const replace = useMutation({
    mutationFn: () =>
      commands.replaceConnection(tenant.id, { kind: "secret", clientId: clientId.trim(), clientSecret }),
    onSuccess: () => {
      setClientSecret("");
      announce(strings.replaced);
      return client.invalidateQueries({ queryKey: keys.tenants });
    },
  });
  const problem = replace.error ? asProblem(replace.error) : null;
  const validId = isGuid(clientId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (validId && clientSecret) replace.mutate();
  };
  return (
    <Card title={strings.replaceTitle}>
      <p className={styles.text}>{strings.replaceText}</p>
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={strings.clientId}
          required
          validationMessage={validId || !clientId ? fieldMessage(problem, "clientId") : strings.invalidGuid}
        >
          <Input value={clientId} onChange={(_, data) => setClientId(data.value)} spellCheck={false} />
        </Field>
        <Field
          label={strings.clientSecret}
          required
          hint={strings.clientSecretHint}
          validationMessage={fieldMessage(problem, "clientSecret")}
        >
          <Input
            type="password"
            autoComplete="new-password"
            value={clientSecret}
            onChange={(_, data) => setClientSecret(data.value)}
          />
        </Field>
        {problem && <ProblemMessage error={problem} />}
        <div>
          <Button type="submit" disabledFocusable={replace.isPending}>
            {strings.replace}
          </Button>
        </div>
      </form>
    </Card>
  );
}
