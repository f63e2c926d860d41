import { useQuery } from "@tanstack/react-query";
import { configQuery } from "@/api/queries";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { useRights } from "@/ui/rights/use-rights";
import { RowsSkeleton } from "@/ui/skeletons";
import { ProviderCard } from "./provider-card";
import { RulesCard } from "./rules-card";
import { words } from "./words";

export function SignInSettingsPage() {
  const config = useQuery(configQuery);
  const rights = useRights();
  if (!rights.overAll("administrator")) {
    return (
      <Page title={words.title} description={words.description}>
        <EmptyState title={words.notAllowedTitle} text={words.notAllowedText} />
      </Page>
    );
  }
  return (
    <Page title={words.title} description={words.description}>
      <QueryView
        query={config}
        loading={<RowsSkeleton rows={4} />}
        isEmpty={(data) => !data.provider}
        empty={<EmptyState title={words.noProviderTitle} text={words.noProviderText} />}
      >
        {() => (
          <>
            <ProviderCard />
            <RulesCard />
          </>
        )}
      </QueryView>
    </Page>
  );
}
