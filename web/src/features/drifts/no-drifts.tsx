import { Button } from "@fluentui/react-components";
import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { strings } from "./strings";

export function NoDrifts({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        title={strings.noMatchTitle}
        text={strings.noMatchText}
        actions={<Button onClick={onClear}>{strings.clearFilter}</Button>}
      />
    );
  }
  return (
    <EmptyState
      title={strings.emptyTitle}
      text={strings.emptyText}
      actions={<LinkButton to={paths.portfolio()}>{strings.toPortfolio}</LinkButton>}
    />
  );
}
