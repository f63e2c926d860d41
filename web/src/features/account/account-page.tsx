import { useQuery } from "@tanstack/react-query";
import { accountQuery } from "@/api/account-queries";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { DisplayCard } from "./display-card";
import { PasswordCard } from "./password-card";
import { SecondFactorCard } from "./second-factor-card";
import { SessionsCard } from "./sessions-card";
import { words } from "./words";

export function AccountPage() {
  const account = useQuery(accountQuery);
  return (
    <Page title={words.title} description={words.description}>
      <QueryView query={account} loading={<RowsSkeleton rows={6} />}>
        {(data) => (
          <>
            <DisplayCard />
            <PasswordCard account={data} />
            {data.passwordChangedAt && <SecondFactorCard account={data} />}
            <SessionsCard />
          </>
        )}
      </QueryView>
    </Page>
  );
}
