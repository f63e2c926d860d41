import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { WriteAccess } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { CredentialFacts } from "@/ui/credential/credential-facts";
import { FormDialog } from "@/ui/form-dialog";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { wordOf } from "@/ui/words";
import { words } from "./words";

const useStyles = makeStyles({
  facts: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalM,
  },
});

interface WriteConnectionCardProps {
  readonly tenant: string;
  readonly name: string;
  readonly connection: NonNullable<WriteAccess["connection"]>;
}

/** The connection that writes: whether it works, and the way to switch it off. */
export function WriteConnectionCard({ tenant, name, connection }: WriteConnectionCardProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const keep = () => client.invalidateQueries({ queryKey: keys.writeAccess(tenant) });
  const test = useMutation({ mutationFn: () => commands.testWriteConnection(tenant), onSettled: keep });
  const remove = useMutation({
    mutationFn: () => commands.removeWriteConnection(tenant),
    onSuccess: async () => {
      setAsking(false);
      announce(words.removed);
      await keep();
    },
  });
  return (
    <Card title={words.writeTitle}>
      <div className={styles.facts}>
        <StateLabel
          tone={connection.state === "ok" ? "good" : "bad"}
          text={wordOf(words.states, connection.state)}
        />
        <span>
          {words.checked}: <TimeText at={connection.checkedAt} />
        </span>
        {connection.appRegistration && (
          <span>
            {words.sharedBy}{" "}
            <AppLink to={paths.appRegistration(connection.appRegistration.id)}>
              {connection.appRegistration.name}
            </AppLink>
          </span>
        )}
        <Button
          onClick={() => test.mutate()}
          disabledFocusable={test.isPending}
          icon={test.isPending ? <BusyIcon /> : undefined}
        >
          {words.test}
        </Button>
        <Permitted needs="administrator" tenant={tenant}>
          {(allowed) => (
            <Button onClick={() => setAsking(true)} disabledFocusable={!allowed}>
              {words.remove}
            </Button>
          )}
        </Permitted>
      </div>
      {connection.error && <p>{connection.error}</p>}
      {test.error && <ProblemMessage error={test.error} onRetry={() => test.mutate()} />}
      <CredentialFacts credential={connection} warnings={[]} />
      {asking && (
        <FormDialog
          title={words.removeTitle}
          submit={words.removeSubmit}
          pending={remove.isPending}
          error={remove.error}
          onSubmit={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          <span>{words.removeText(name)}</span>
        </FormDialog>
      )}
    </Card>
  );
}
