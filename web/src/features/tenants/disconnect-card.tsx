import { Button, makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Tenant } from "@/api/types";
import { Card } from "@/ui/card";
import { FormDialog } from "@/ui/form-dialog";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });

/** Stops everything at once, and keeps what was found. */
export function DisconnectCard({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const disconnect = useMutation({
    mutationFn: () => commands.disconnectTenant(tenant.id),
    onSuccess: async () => {
      setAsking(false);
      announce(strings.disconnected(tenant.name));
      await client.invalidateQueries({ queryKey: keys.tenants });
    },
  });
  return (
    <Card title={strings.disconnectTitle}>
      <p className={styles.text}>{strings.disconnectText}</p>
      <Permitted needs="administrator" tenant={tenant.id}>
        {(allowed) => (
          <Button onClick={() => setAsking(true)} disabledFocusable={!allowed}>
            {strings.disconnectButton}
          </Button>
        )}
      </Permitted>
      {asking && (
        <FormDialog
          title={`${strings.disconnectTitle}: ${tenant.name}`}
          submit={strings.disconnectSubmit}
          pending={disconnect.isPending}
          error={disconnect.error}
          onSubmit={() => disconnect.mutate()}
          onClose={() => setAsking(false)}
        >
          <span>{strings.disconnectText}</span>
        </FormDialog>
      )}
    </Card>
  );
}
