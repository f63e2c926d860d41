import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { connectionQuery } from "@/api/queries";
import type { Tenant } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { CredentialFacts } from "@/ui/credential/credential-facts";
import { RotationForm } from "@/ui/credential/rotation-form";
import { strings as words } from "@/ui/credential/strings";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

const useStyles = makeStyles({
  shared: { marginTop: 0, marginBottom: tokens.spacingVerticalM },
});

/** The credential of a tenant: what may be known of it, when it ends, how it rotates. */
export function CredentialCard({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const client = useQueryClient();
  const connection = useQuery(connectionQuery(tenant.id));
  const saveRotation = async (everyDays: number | null) => {
    client.setQueryData(
      keys.connection(tenant.id),
      await commands.setConnectionRotation(tenant.id, everyDays),
    );
  };
  return (
    <QueryView query={connection} loading={<RowsSkeleton rows={4} />}>
      {({ connection: stored, warnings, rotation }) => (
        <>
          <Card title={strings.credentialTitle}>
            {stored.appRegistration && (
              <p className={styles.shared}>
                {strings.sharedBy}{" "}
                <AppLink to={paths.appRegistration(stored.appRegistration.id)}>
                  {stored.appRegistration.name}
                </AppLink>
              </p>
            )}
            <CredentialFacts credential={stored} warnings={warnings} />
          </Card>
          {stored.kind === "secret" && !stored.appRegistration && (
            <Card title={words.rotationTitle}>
              <RotationForm
                tenant={tenant.id}
                everyDays={stored.rotateEveryDays}
                rotation={rotation}
                save={saveRotation}
              />
            </Card>
          )}
        </>
      )}
    </QueryView>
  );
}
