import { makeStyles } from "@fluentui/react-components";
import { Card } from "@/ui/card";
import { ConsentForm } from "@/ui/credential/consent-form";
import { NeededPermissions } from "@/ui/credential/needed-permissions";
import { consentStrings } from "@/ui/credential/strings";
import { strings } from "./strings";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });

/** Connecting by the consent of an administrator of the tenant. */
export function ConsentCard({ tenant }: { tenant?: string }) {
  const styles = useStyles();
  return (
    <Card title={strings.consentTitle}>
      <p className={styles.text}>{tenant ? strings.consentAgainText : strings.consentText}</p>
      <ConsentForm purpose="read" tenant={tenant} />
    </Card>
  );
}

/** What an administrator will be asked for, and why. */
export function ConsentPermissions() {
  const styles = useStyles();
  return (
    <Card title={consentStrings.permissions.read}>
      <p className={styles.text}>{strings.consentPermissionsText}</p>
      <NeededPermissions purpose="read" />
    </Card>
  );
}
