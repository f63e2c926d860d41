import { MessageBar, MessageBarBody, makeStyles } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { configQuery } from "@/api/queries";
import { isAnswered, onAnswered } from "@/api/reachability";
import { strings } from "./strings";

const useStyles = makeStyles({ bar: { position: "sticky", top: "48px", zIndex: 15, borderRadius: 0 } });
const RETRY_MS = 5_000;

/** Says that nothing arrives, and tries until something does; then everything is asked for anew. */
export function OfflineNotice() {
  const styles = useStyles();
  const client = useQueryClient();
  const isOnline = useSyncExternalStore(onConnection, () => navigator.onLine);
  const isReached = useSyncExternalStore(onAnswered, isAnswered);
  useEffect(() => {
    if (isReached || !isOnline) return;
    const ask = () =>
      client.fetchQuery({ ...configQuery, staleTime: 0, retry: false }).then(refresh, () => {});
    const refresh = () => client.invalidateQueries();
    const timer = setInterval(ask, RETRY_MS);
    return () => clearInterval(timer);
  }, [isReached, isOnline, client]);
  return (
    <div role="status">
      {(!isOnline || !isReached) && (
        <MessageBar intent="warning" className={styles.bar}>
          <MessageBarBody>{isOnline ? strings.unreachable : strings.offline}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

function onConnection(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
