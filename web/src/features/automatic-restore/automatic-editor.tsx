import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { keys } from "@/api/keys";
import { restoreCommands } from "@/api/restore-commands";
import type { AutomaticRestore, ChooseAutomaticRestore } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { AreasField } from "./areas-field";
import { automaticOf, typedAutomatic } from "./automatic-form";
import { OverridesCard } from "./overrides-card";
import { PolicyFields } from "./policy-fields";
import { PreviewCard } from "./preview-card";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface AutomaticEditorProps {
  readonly tenant: string;
  readonly automatic: AutomaticRestore;
}

/** The policy of the tenant and of its areas, saved together. */
export function AutomaticEditor({ tenant, automatic }: AutomaticEditorProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(() => typedAutomatic(automatic));
  const chosen = automaticOf(typed);
  const save = useMutation({
    mutationFn: (body: ChooseAutomaticRestore) => restoreCommands.chooseAutomatic(tenant, body),
    onSuccess: (data) => {
      client.setQueryData(keys.automaticRestore(tenant), data);
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
        title={strings.policy}
        actions={
          <Note>{automatic.changedBy ? strings.changed(automatic.changedBy) : strings.byDefault}</Note>
        }
      >
        <div className={styles.fields}>
          <PolicyFields value={typed.policy} onChange={(policy) => setTyped({ ...typed, policy })} />
          <AreasField
            tenant={tenant}
            value={typed.areas}
            onChange={(areas) => setTyped({ ...typed, areas })}
          />
        </div>
      </Card>
      <OverridesCard
        tenant={tenant}
        overrides={typed.overrides}
        onChange={(overrides) => setTyped({ ...typed, overrides })}
      />
      <PreviewCard tenant={tenant} chosen={chosen} />
      {save.error && <ProblemMessage error={save.error} />}
      {!chosen && <Note>{strings.unsaved}</Note>}
      <div>
        <Permitted needs="administrator" tenant={tenant}>
          {(allowed) => (
            <Button
              type="submit"
              appearance="primary"
              disabledFocusable={!allowed || !chosen || save.isPending}
            >
              {strings.save}
            </Button>
          )}
        </Permitted>
      </div>
    </form>
  );
}
