import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { userQuery } from "@/api/account-queries";
import { paths } from "@/lib/paths";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { AccessCard } from "./access-card";
import { RemoveCard } from "./remove-card";
import { RolesCard } from "./roles-card";
import { TokensCard } from "./tokens-card";
import { words } from "./words";

export function UserPage() {
  const { userId = "" } = useParams();
  const user = useQuery(userQuery(userId));
  return (
    <Page key={userId} title={user.data?.username ?? "…"} crumbs={[{ text: words.title, to: paths.users() }]}>
      <QueryView query={user} loading={<RowsSkeleton rows={6} />}>
        {(data) => (
          <>
            <RolesCard user={data} />
            <AccessCard user={data} />
            <TokensCard user={data} />
            <RemoveCard user={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
