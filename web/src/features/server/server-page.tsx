import { useQuery } from "@tanstack/react-query";
import { asProblem } from "@/api/problem";
import { encryptionKeysQuery, logLevelQuery } from "@/api/server-queries";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { KeysCard } from "./keys-card";
import { LogLevelCard } from "./log-level-card";
import { strings } from "./strings";

/** What an administrator may look at and change of the server itself. */
export function ServerPage() {
  const keys = useQuery(encryptionKeysQuery);
  const level = useQuery(logLevelQuery);
  // Whoever may see neither is told so once.
  const isForbidden = keys.error !== null && asProblem(keys.error).status === 403;
  return (
    <Page title={strings.title} description={strings.description}>
      <QueryView query={keys} loading={<RowsSkeleton rows={4} />}>
        {(data) => <KeysCard keys={data} />}
      </QueryView>
      {!isForbidden && (
        <QueryView query={level} loading={<RowsSkeleton rows={3} />}>
          {(data) => <LogLevelCard now={data} />}
        </QueryView>
      )}
    </Page>
  );
}
