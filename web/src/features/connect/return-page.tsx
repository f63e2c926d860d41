import { makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import type { ConsentFinished } from "@/api/types";
import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";
import { completionOf } from "./completion";
import { words } from "./words";

const useStyles = makeStyles({
  text: { maxWidth: "72ch" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Where Microsoft's page leads back to. The answer counts once, so it is sent once and leaves the address. */
export function ReturnPage() {
  const client = useQueryClient();
  const [completion] = useState(() => completionOf(globalThis.location.hash));
  useEffect(() => globalThis.history.replaceState(null, "", globalThis.location.pathname), []);
  const finished = useQuery({
    queryKey: keys.consent(completion?.state ?? ""),
    queryFn: async () => {
      if (!completion) throw new Error(words.nothing);
      const found = await commands.finishConsent(completion);
      await client.invalidateQueries({ queryKey: keys.tenants });
      await client.invalidateQueries({ queryKey: keys.appRegistrations });
      return found;
    },
    enabled: completion !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Page title={words.returnTitle} crumbs={[{ text: words.portfolio, to: paths.portfolio() }]}>
      {!completion && (
        <Outcome title={words.nothing} text={words.nothingText} to={paths.addTenant()} link={words.again} />
      )}
      {completion && finished.isPending && <Spinner label={words.checking} role="status" />}
      {finished.error && <Refused error={finished.error} />}
      {finished.data && <Finished found={finished.data} />}
    </Page>
  );
}

/** What Microsoft refused. An answer counts once, so the way is gone anew after what was wrong is mended. */
function Refused({ error }: { error: Error }) {
  const styles = useStyles();
  const isOfApp = asProblem(error).code === "consentRefused";
  return (
    <>
      <ProblemMessage error={error} />
      {isOfApp && <Text className={styles.text}>{words.refusedText}</Text>}
      <div className={styles.actions}>
        {isOfApp && (
          <LinkButton to={paths.appRegistrations()} appearance="primary">
            {words.toApps}
          </LinkButton>
        )}
        <LinkButton to={paths.addTenant()}>{words.again}</LinkButton>
      </div>
    </>
  );
}

function Finished({ found }: { found: ConsentFinished }) {
  switch (found.kind) {
    case "read":
      return (
        <Outcome
          title={words.connected(found.name)}
          text={found.isNew ? words.connectedText : words.reconnectedText}
          to={paths.tenant(found.tenant)}
          link={words.openTenant}
        />
      );
    case "write":
      return (
        <Outcome
          title={words.writable}
          text={words.writableText}
          to={paths.writeAccess(found.tenant)}
          link={words.openWrite}
        />
      );
    case "delegated":
      return (
        <Outcome
          title={words.signedIn(found.account)}
          text={words.signedInText}
          to={paths.appRegistration(found.appRegistration)}
          link={words.openApp}
        />
      );
  }
}

interface OutcomeProps {
  readonly title: string;
  readonly text: string;
  readonly to: string;
  readonly link: string;
}

function Outcome({ title, text, to, link }: OutcomeProps) {
  return (
    <EmptyState
      title={title}
      text={text}
      actions={
        <LinkButton to={to} appearance="primary">
          {link}
        </LinkButton>
      }
    />
  );
}
