import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";
import { strings } from "./strings";

export function ConnectionTrouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <main>
      <Page title={strings.product}>
        <ProblemMessage error={error} onRetry={onRetry} />
      </Page>
    </main>
  );
}
