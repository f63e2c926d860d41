import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Tenant } from "@/api/types";
import { Card } from "@/ui/card";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
});

/** Words by which the tenant is found in the portfolio and the inbox. */
export function TagsCard({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [text, setText] = useState(tenant.tags.join(", "));
  const save = useMutation({
    mutationFn: () => commands.tagTenant(tenant.id, tagsOf(text)),
    onSuccess: (saved) => {
      setText(saved.tags.join(", "));
      announce(strings.tagsSaved);
      return client.invalidateQueries({ queryKey: keys.tenants });
    },
  });
  return (
    <Card title={strings.tagsTitle}>
      <Permitted needs="operator" tenant={tenant.id}>
        {(allowed) => {
          const submit = (event: FormEvent) => {
            event.preventDefault();
            if (allowed && !save.isPending) save.mutate();
          };
          return (
            <form className={styles.form} onSubmit={submit}>
              <Field label={strings.tags} hint={strings.tagsHint}>
                <Input value={text} readOnly={!allowed} onChange={(_, data) => setText(data.value)} />
              </Field>
              {save.error && <ProblemMessage error={save.error} />}
              <div>
                <Button type="submit" disabledFocusable={!allowed || save.isPending}>
                  {strings.saveTags}
                </Button>
              </div>
            </form>
          );
        }}
      </Permitted>
    </Card>
  );
}

function tagsOf(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
