import { makeStyles } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router";
import { commands } from "@/api/commands";
import { writeAccessQuery } from "@/api/connect-queries";
import { keys } from "@/api/keys";
import { tenantQuery } from "@/api/queries";
import type { Credential, WriteAccess } from "@/api/types";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { ConsentForm } from "@/ui/credential/consent-form";
import { NeededPermissions } from "@/ui/credential/needed-permissions";
import { ReplaceCredentialForm } from "@/ui/credential/replace-credential-form";
import { consentStrings } from "@/ui/credential/strings";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { words } from "./words";
import { WriteAreas } from "./write-areas";
import { WriteConnectionCard } from "./write-connection-card";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });

/** What writing to a tenant means, switching it on and off. */
export function WriteAccessPage() {
  const { tenantId = "" } = useParams();
  const tenant = useQuery(tenantQuery(tenantId));
  const access = useQuery(writeAccessQuery(tenantId));
  const name = tenant.data?.name ?? "…";
  return (
    <Page
      title={words.writeTitle}
      description={words.writeDescription}
      crumbs={[
        { text: words.portfolio, to: paths.portfolio() },
        { text: name, to: paths.tenant(tenantId) },
        { text: words.settings, to: paths.tenantSettings(tenantId) },
      ]}
    >
      <QueryView query={access} loading={<RowsSkeleton rows={6} />}>
        {(data) => <Sections tenant={tenantId} name={name} access={data} />}
      </QueryView>
    </Page>
  );
}

interface SectionsProps {
  readonly tenant: string;
  readonly name: string;
  readonly access: WriteAccess;
}

function Sections({ tenant, name, access }: SectionsProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const { connection, areas } = access;
  const open = areas.filter((area) => area.missing.length === 0).length;
  const replace = async (credential: Credential) => {
    client.setQueryData(keys.writeAccess(tenant), await commands.setWriteConnection(tenant, credential));
  };
  return (
    <>
      {connection ? (
        <WriteConnectionCard tenant={tenant} name={name} connection={connection} />
      ) : (
        <Card title={words.writeTitle}>{words.off}</Card>
      )}
      <Card title={words.byConsent}>
        <p className={styles.text}>{words.byConsentText}</p>
        <ConsentForm purpose="write" tenant={tenant} />
      </Card>
      <Card title={words.byHand}>
        <p className={styles.text}>{words.byHandText}</p>
        <ReplaceCredentialForm
          tenant={tenant}
          clientId=""
          without={["shared"]}
          says={connection ? undefined : words.allows}
          replace={replace}
        />
      </Card>
      <Card title={words.canDo}>
        <p className={styles.text}>{words.canDoText(open, areas.length)}</p>
        <WriteAreas areas={areas} />
      </Card>
      <Card title={consentStrings.permissions.write}>
        <NeededPermissions purpose="write" />
      </Card>
    </>
  );
}
