import { makeStyles } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Credential, Tenant } from "@/api/types";
import { Card } from "@/ui/card";
import { ReplaceCredentialForm } from "@/ui/credential/replace-credential-form";
import { strings as words } from "@/ui/credential/strings";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });

export function ReplaceCredentialCard({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const client = useQueryClient();
  const replace = async (credential: Credential) => {
    await commands.replaceConnection(tenant.id, credential);
    // Where nobody has looked yet this tells what the new one can read; the credential is stored in any case.
    await commands.testConnection(tenant.id).catch(() => undefined);
    await client.invalidateQueries({ queryKey: keys.tenants });
    await client.invalidateQueries({ queryKey: keys.appRegistrations });
  };
  return (
    <Card title={words.replaceTitle}>
      <p className={styles.text}>{words.replaceText}</p>
      <ReplaceCredentialForm
        tenant={tenant.id}
        clientId={tenant.connection?.clientId ?? ""}
        replace={replace}
      />
    </Card>
  );
}
