import { makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { permissionsQuery } from "@/api/queries";
import type { Tenant } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { StateLabel, type Tone } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { wordOf } from "@/ui/words";
import { ConnectionResult } from "./connection-result";
import { ConsentCard } from "./consent-card";
import { CredentialCard } from "./credential-card";
import { ReplaceCredentialCard } from "./replace-credential-card";
import { strings } from "./strings";

const useStyles = makeStyles({
  facts: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalS,
  },
});

const TONES: Readonly<Record<string, Tone>> = { untested: "quiet", ok: "good", broken: "bad" };

export function ConnectionCard({ tenant }: { tenant: Tenant }) {
  const styles = useStyles();
  const client = useQueryClient();
  const { connection } = tenant;
  const lastCheck = useQuery({ ...permissionsQuery(tenant.id), enabled: Boolean(connection?.checkedAt) });
  const test = useMutation({
    mutationFn: () => commands.testConnection(tenant.id),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenants }),
  });
  // A test says nothing about a credential that came after it.
  const isOld = test.data && connection && test.data.checkedAt < connection.storedAt;
  const result = (isOld ? undefined : test.data) ?? lastCheck.data;
  return (
    <>
      <Card title={strings.connectionTitle}>
        {connection ? (
          <div className={styles.facts}>
            <StateLabel
              tone={TONES[connection.state] ?? "quiet"}
              text={wordOf(strings.connectionStates, connection.state)}
            />
            <span>
              {strings.checked}: <TimeText at={connection.checkedAt} />
            </span>
            {connection.account && (
              <span>
                {strings.inTheNameOf} {connection.account}
              </span>
            )}
            <PermittedButton
              needs="operator"
              tenant={tenant.id}
              onClick={() => test.mutate()}
              disabledFocusable={test.isPending}
              icon={test.isPending ? <BusyIcon /> : undefined}
            >
              {strings.testAgain}
            </PermittedButton>
          </div>
        ) : (
          strings.noConnection
        )}
        {connection?.error && !result && <p>{connection.error}</p>}
        {test.error && <ProblemMessage error={test.error} onRetry={() => test.mutate()} />}
      </Card>
      {connection && <CredentialCard tenant={tenant} />}
      <ConsentCard tenant={tenant.id} />
      <ReplaceCredentialCard tenant={tenant} />
      {result && <ConnectionResult result={result} />}
    </>
  );
}
