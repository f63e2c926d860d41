import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { AppRegistrationDetail } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { useConsent } from "@/ui/credential/use-consent";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { wordOf } from "@/ui/words";
import { strings } from "./strings";

const useStyles = makeStyles({
  text: { marginTop: 0, maxWidth: "72ch" },
  facts: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalM,
  },
});

/** The person in whose name tenants are read, and the way to sign in. */
export function SignInCard({ appRegistration, signIn }: AppRegistrationDetail) {
  const styles = useStyles();
  const consent = useConsent();
  const go = () => consent.mutate({ purpose: "delegated", appRegistrationId: appRegistration.id });
  return (
    <Card title={strings.signInTitle}>
      <p className={styles.text}>{strings.signInText}</p>
      {signIn && (
        <div className={styles.facts}>
          <StateLabel
            tone={signIn.state === "ok" ? "good" : "bad"}
            text={wordOf(strings.signInStates, signIn.state)}
          />
          <span>{signIn.account}</span>
          <span>
            {strings.signedInAt}: <TimeText at={signIn.signedInAt} />
          </span>
          <span>
            {strings.rotatedAt}: <TimeText at={signIn.rotatedAt} />
          </span>
        </div>
      )}
      {signIn?.error && <p>{signIn.error}</p>}
      <Permitted needs="administrator">
        {(allowed) => (
          <Button
            appearance={signIn?.state === "ok" ? undefined : "primary"}
            onClick={go}
            disabledFocusable={consent.isPending || !allowed}
            icon={consent.isPending ? <BusyIcon /> : undefined}
          >
            {signIn ? strings.signInAgain : strings.signIn}
          </Button>
        )}
      </Permitted>
      {consent.error && <ProblemMessage error={consent.error} />}
    </Card>
  );
}
