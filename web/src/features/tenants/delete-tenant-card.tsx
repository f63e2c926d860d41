import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Tenant } from "@/api/types";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { FormDialog } from "@/ui/form-dialog";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });

export function DeleteTenantCard({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const remove = useMutation({
    mutationFn: () => commands.eraseTenant(tenant.id, typed),
    onSuccess: async (receipt) => {
      announce(strings.deleted(receipt.name, receipt.auditEntry));
      await navigate(paths.portfolio());
      client.removeQueries({ queryKey: keys.tenant(tenant.id) });
      await client.invalidateQueries({ queryKey: keys.tenants, exact: true });
      await client.invalidateQueries({ queryKey: keys.drifts });
    },
  });
  return (
    <Card title={strings.deleteTitle}>
      <p className={styles.text}>{strings.deleteText}</p>
      <Permitted needs="administrator" tenant={tenant.id}>
        {(allowed) => (
          <Button disabledFocusable={!allowed} onClick={() => setAsking(true)}>
            {strings.deleteButton}
          </Button>
        )}
      </Permitted>
      {asking && (
        <FormDialog
          title={`${strings.deleteTitle}: ${tenant.name}`}
          submit={strings.deleteSubmit}
          pending={remove.isPending}
          error={remove.error}
          disabled={typed !== tenant.name}
          onSubmit={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          <span>{strings.deleteText}</span>
          <Field label={strings.deleteConfirm(tenant.name)}>
            <Input value={typed} onChange={(_, data) => setTyped(data.value)} autoComplete="off" />
          </Field>
        </FormDialog>
      )}
    </Card>
  );
}
