import { makeStyles, tokens } from "@fluentui/react-components";
import type { CredentialFacts as Credential, CredentialWarning } from "@/api/types";
import { expiryOf } from "@/lib/credential-expiry";
import { useNow } from "@/lib/use-now";
import { Fact, Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { wordOf } from "@/ui/words";
import { ExpiryLabel } from "./expiry-label";
import { strings } from "./strings";

const useStyles = makeStyles({
  mono: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

interface CredentialFactsProps {
  readonly credential: Credential;
  readonly warnings?: readonly CredentialWarning[];
}

/** What may be known of a credential; what is secret of it never leaves the server. */
export function CredentialFacts({ credential, warnings = [] }: CredentialFactsProps) {
  const styles = useStyles();
  const isUnknown = expiryOf(credential, useNow()).state === "unknown";
  const current = warnings.filter((warning) => warning.expiresAt === credential.expiresAt);
  const mono = (text: string) => <span className={styles.mono}>{text}</span>;
  return (
    <Facts>
      <Fact name={strings.facts.kind}>{wordOf(strings.kinds, credential.kind)}</Fact>
      <Fact name={strings.facts.clientId}>{mono(credential.clientId)}</Fact>
      <Fact name={strings.facts.expiry}>
        <ExpiryLabel credential={credential} />
        {isUnknown && <Note>{strings.unknownHint}</Note>}
      </Fact>
      {credential.thumbprint && <Fact name={strings.facts.thumbprint}>{mono(credential.thumbprint)}</Fact>}
      {credential.subject && <Fact name={strings.facts.subject}>{credential.subject}</Fact>}
      {credential.algorithm && <Fact name={strings.facts.algorithm}>{credential.algorithm}</Fact>}
      {credential.identityClientId && (
        <Fact name={strings.facts.identity}>{mono(credential.identityClientId)}</Fact>
      )}
      <Fact name={strings.facts.stored}>
        <TimeText at={credential.storedAt} />
      </Fact>
      {current.length > 0 && (
        <Fact name={strings.warnings}>
          {current.map((warning) => (
            <div key={warning.days}>
              {strings.warning(warning.days)} (<TimeText at={warning.at} />)
            </div>
          ))}
        </Fact>
      )}
    </Facts>
  );
}
