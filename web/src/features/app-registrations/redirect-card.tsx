import { makeStyles, tokens } from "@fluentui/react-components";
import { Card } from "@/ui/card";
import { CopyButton } from "@/ui/copy-button";
import { strings } from "./strings";

const useStyles = makeStyles({
  text: { marginTop: 0, maxWidth: "72ch" },
  address: {
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: "anywhere",
    marginRight: tokens.spacingHorizontalM,
  },
});

/** What Entra ID has to know to send a browser back. */
export function RedirectCard() {
  const styles = useStyles();
  const address = `${globalThis.location.origin}/api/v1/consents/callback`;
  return (
    <Card title={strings.redirectTitle}>
      <p className={styles.text}>{strings.redirectText}</p>
      <span className={styles.address}>{address}</span>
      <CopyButton text={address} label={strings.copyRedirect} />
    </Card>
  );
}
