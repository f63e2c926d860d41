import { Button, Field, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { keys } from "@/api/keys";
import { restoreCommands } from "@/api/restore-commands";
import type { ChooseRestoreSettings, RestoreSettings } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { NumberField } from "@/ui/number-field";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { BreakGlassFields } from "./break-glass-fields";
import { deletions, lifetime, settingsOf, share, typedSettings } from "./settings-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "520px" },
});

interface RulesFormProps {
  readonly tenant: string;
  readonly settings: RestoreSettings;
}

export function RulesForm({ tenant, settings }: RulesFormProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(() => typedSettings(settings));
  const chosen = settingsOf(typed);
  const save = useMutation({
    mutationFn: (body: ChooseRestoreSettings) => restoreCommands.chooseSettings(tenant, body),
    onSuccess: (data) => {
      client.setQueryData(keys.restoreSettings(tenant), data);
      announce(strings.saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) save.mutate(chosen);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Card
        title={strings.form}
        actions={<Note>{settings.changedBy ? strings.changed(settings.changedBy) : strings.byDefault}</Note>}
      >
        <div className={styles.fields}>
          <Field hint={strings.otherPersonHint}>
            <Switch
              label={strings.otherPerson}
              checked={typed.otherPerson}
              onChange={(_, data) => setTyped({ ...typed, otherPerson: data.checked })}
            />
          </Field>
          <NumberField
            label={strings.share}
            hint={strings.shareHint}
            value={typed.share}
            problem={share(typed.share) === null ? strings.invalidShare : undefined}
            onChange={(text) => setTyped({ ...typed, share: text })}
          />
          <Switch
            label={strings.shareIsFatal}
            checked={typed.shareIsFatal}
            onChange={(_, data) => setTyped({ ...typed, shareIsFatal: data.checked })}
          />
          <NumberField
            label={strings.deletions}
            hint={strings.deletionsHint}
            value={typed.deletions}
            problem={deletions(typed.deletions) === null ? strings.invalidDeletions : undefined}
            onChange={(text) => setTyped({ ...typed, deletions: text })}
          />
          <NumberField
            label={strings.lifetime}
            hint={strings.lifetimeHint}
            value={typed.lifetime}
            problem={lifetime(typed.lifetime) === null ? strings.invalidLifetime : undefined}
            onChange={(text) => setTyped({ ...typed, lifetime: text })}
          />
        </div>
      </Card>
      <BreakGlassFields
        tenant={tenant}
        area={settings.accountsArea ?? null}
        accounts={typed.accounts}
        onChange={(accounts) => setTyped({ ...typed, accounts })}
      />
      {save.error && <ProblemMessage error={save.error} />}
      <div>
        <Permitted needs="administrator" tenant={tenant}>
          {(allowed) => (
            <Button type="submit" appearance="primary" disabledFocusable={!allowed || save.isPending}>
              {strings.save}
            </Button>
          )}
        </Permitted>
      </div>
    </form>
  );
}
