import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import { isSessionExpired, onSessionExpiry } from "@/api/session-expiry";
import type { Session } from "@/api/types";
import { ProblemMessage } from "@/ui/problem-message";
import { SignInForm } from "./sign-in-form";
import { strings } from "./strings";
import { useDemoSignIn } from "./use-demo-sign-in";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

/** Stands over the page when the session ends, so that nothing typed there is lost. */
export function SessionEndedDialog({ session, demo }: { session: Session; demo: boolean }) {
  const styles = useStyles();
  const ended = useSyncExternalStore(onSessionExpiry, isSessionExpired);
  const demoSignIn = useDemoSignIn();
  return (
    <Dialog open={ended} modalType="alert">
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{strings.endedTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            <span>{demo ? strings.endedDemoText : strings.endedText}</span>
            {demo ? (
              <Button appearance="primary" onClick={() => demoSignIn.start()}>
                {strings.goOn}
              </Button>
            ) : (
              <SignInForm username={session.user.username} />
            )}
            {demoSignIn.error && <ProblemMessage error={demoSignIn.error} />}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
