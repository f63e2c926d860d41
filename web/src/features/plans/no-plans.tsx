import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { strings } from "./strings";

export function NoPlans({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        title={strings.noMatchTitle}
        text={strings.noMatchText}
        actions={<LinkButton to={paths.plans()}>{strings.clearFilter}</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title={strings.emptyTitle}
      text={strings.emptyText}
      actions={<LinkButton to={paths.drifts()}>{strings.toInbox}</LinkButton>}
    />
  );
}
