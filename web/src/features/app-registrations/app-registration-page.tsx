import { makeStyles } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { appRegistrationQuery } from "@/api/queries";
import type { AppRegistrationDetail } from "@/api/types";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { CredentialFacts } from "@/ui/credential/credential-facts";
import { ReplaceCredentialForm } from "@/ui/credential/replace-credential-form";
import { RotationForm } from "@/ui/credential/rotation-form";
import { strings as words } from "@/ui/credential/strings";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { wordOf } from "@/ui/words";
import { DeleteCard } from "./delete-card";
import { RedirectCard } from "./redirect-card";
import { RenameCard } from "./rename-card";
import { SignInCard } from "./sign-in-card";
import { strings } from "./strings";
import { TenantsCard } from "./tenants-card";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });
const WITHOUT = ["shared"] as const;

export function AppRegistrationPage() {
  const { appRegistrationId = "" } = useParams();
  const detail = useQuery(appRegistrationQuery(appRegistrationId));
  return (
    <Page
      key={appRegistrationId}
      title={detail.data?.appRegistration.name ?? "…"}
      description={detail.data && wordOf(strings.purposes, detail.data.appRegistration.purpose)}
      crumbs={[{ text: strings.title, to: paths.appRegistrations() }]}
    >
      <QueryView query={detail} loading={<RowsSkeleton rows={6} />}>
        {(data) => <Sections detail={data} />}
      </QueryView>
    </Page>
  );
}

function Sections({ detail }: { detail: AppRegistrationDetail }) {
  const styles = useStyles();
  const client = useQueryClient();
  const { appRegistration, tenants, warnings, rotation } = detail;
  const { credential } = appRegistration;
  const keep = async (changed: Promise<AppRegistrationDetail>) => {
    client.setQueryData(keys.appRegistration(appRegistration.id), await changed);
    await client.invalidateQueries({ queryKey: keys.appRegistrations, exact: true });
    await client.invalidateQueries({ queryKey: keys.tenants });
  };
  return (
    <>
      <Card title={strings.credential}>
        <CredentialFacts credential={credential} warnings={warnings} />
      </Card>
      {appRegistration.purpose === "delegated" && <SignInCard {...detail} />}
      <RedirectCard />
      <TenantsCard tenants={tenants} />
      <Card title={words.replaceTitle}>
        <p className={styles.text}>{strings.replaceText(tenants.length)}</p>
        <ReplaceCredentialForm
          clientId={credential.clientId}
          without={WITHOUT}
          replace={(given) => keep(commands.replaceAppRegistrationCredential(appRegistration.id, given))}
        />
      </Card>
      {credential.kind === "secret" && (
        <Card title={words.rotationTitle}>
          <RotationForm
            everyDays={credential.rotateEveryDays}
            rotation={rotation}
            save={(days) => keep(commands.setAppRegistrationRotation(appRegistration.id, days))}
          />
        </Card>
      )}
      <RenameCard
        name={appRegistration.name}
        rename={(name) => keep(commands.renameAppRegistration(appRegistration.id, name))}
      />
      <DeleteCard appRegistration={appRegistration} />
    </>
  );
}
