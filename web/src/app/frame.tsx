import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation } from "react-router";
import { useLiveEvents } from "@/api/live-events";
import { asProblem } from "@/api/problem";
import { configQuery, sessionQuery } from "@/api/queries";
import type { Session } from "@/api/types";
import { ForcedPasswordPage } from "@/features/account/forced-password-page";
import { SessionEndedDialog } from "@/features/session/session-ended-dialog";
import { useDemoSignIn } from "@/features/session/use-demo-sign-in";
import { paths } from "@/lib/paths";
import { useAppliedPreferences } from "@/ui/preferences/use-applied-preferences";
import { ConnectionTrouble } from "./connection-trouble";
import { DemoEntry } from "./demo-entry";
import { Header } from "./header";
import { Messages } from "./messages";
import { Navigation } from "./navigation";
import { OfflineNotice } from "./offline-notice";
import { PageLoading } from "./page-loading";
import { SkipLink } from "./skip-link";
import { useIsWide } from "./use-is-wide";
import { useRememberedTenants } from "./use-open-tenant";

const useStyles = makeStyles({
  body: {
    display: "grid",
    gridTemplateColumns: "224px minmax(0, 1fr)",
    "@media (max-width: 1023px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  side: {
    position: "sticky",
    top: "48px",
    alignSelf: "start",
    height: "calc(100vh - 48px)",
    overflowY: "auto",
    padding: tokens.spacingVerticalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  main: {
    minWidth: 0,
    minHeight: "calc(100vh - 48px)",
    outlineStyle: "none",
    color: tokens.colorNeutralForeground1,
  },
});

/** What surrounds every page of a person who is signed in. */
export function Frame() {
  const location = useLocation();
  const config = useQuery(configQuery);
  const session = useQuery(sessionQuery);
  const demo = useDemoSignIn();
  const signedOut = asProblem(session.error).status === 401 && !session.data;
  const isDemo = config.data?.demo === true;
  useLiveEvents(session.data !== undefined);

  if (config.data?.setupRequired) return <Navigate to={`${paths.setup()}${location.hash}`} replace />;
  if (signedOut && isDemo && !demo.error) return <DemoEntry start={demo.start} />;
  if (signedOut && config.data) {
    return <Navigate to={paths.signIn(location.pathname + location.search)} replace />;
  }
  if (!session.data) {
    const error = config.error ?? (signedOut ? null : session.error);
    return error ? <ConnectionTrouble error={error} onRetry={() => retry()} /> : <PageLoading />;
  }
  if (session.data.mustChangePassword) return <ForcedPasswordPage />;
  return <SignedIn session={session.data} demo={isDemo} />;

  function retry() {
    config.refetch();
    session.refetch();
  }
}

function SignedIn({ session, demo }: { session: Session; demo: boolean }) {
  const styles = useStyles();
  const isWide = useIsWide();
  useAppliedPreferences();
  useRememberedTenants();
  return (
    <>
      <SkipLink />
      <Header session={session} demo={demo} />
      <OfflineNotice />
      <div className={styles.body}>
        {isWide && (
          <div className={styles.side}>
            <Navigation />
          </div>
        )}
        <main id="content" tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      <SessionEndedDialog session={session} demo={demo} />
      <Messages />
    </>
  );
}
