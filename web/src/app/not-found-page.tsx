import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { strings } from "./strings";

export function NotFoundPage() {
  return (
    <Page title={strings.notFoundTitle}>
      <EmptyState
        title={strings.notFoundHeading}
        text={strings.notFoundText}
        actions={<LinkButton to={paths.portfolio()}>{strings.toPortfolio}</LinkButton>}
      />
    </Page>
  );
}
