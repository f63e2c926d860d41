import { Button } from "@fluentui/react-components";
import { useRouteError } from "react-router";
import { Page } from "@/ui/page";
import { ProblemMessage } from "@/ui/problem-message";
import { strings } from "./strings";

/** The last net: a page that could not be drawn or downloaded, for instance after an update. */
export function RouteErrorPage() {
  const error = useRouteError();
  return (
    <Page title={strings.failedTitle}>
      <p>{strings.failedText}</p>
      <ProblemMessage error={error} />
      <div>
        <Button appearance="primary" onClick={() => globalThis.location.reload()}>
          {strings.reload}
        </Button>
      </div>
    </Page>
  );
}
