import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { apiTokensQuery } from "@/api/account-queries";
import { tenantsQuery } from "@/api/queries";
import type { ApiToken } from "@/api/types";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { MadeTokenDialog } from "./made-token-dialog";
import { MakeTokenDialog } from "./make-token-dialog";
import { RevokeDialog } from "./revoke-dialog";
import { tokenColumns } from "./token-columns";
import { words } from "./words";

type Asking =
  | { readonly kind: "make" }
  | { readonly kind: "made"; readonly secret: string }
  | { readonly kind: "revoke"; readonly token: ApiToken };

export function TokensPage() {
  const tokens = useQuery(apiTokensQuery);
  const tenants = useQuery(tenantsQuery).data ?? [];
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const columns = tokenColumns({
    tenantNames: new Map(tenants.map((tenant) => [tenant.id, tenant.name])),
    revoke: (token) => setAsking({ kind: "revoke", token }),
  });
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAsking({ kind: "make" })}>
      {words.make}
    </Button>
  );
  const filled = tokens.data !== undefined && tokens.data.length > 0;
  return (
    <Page title={words.title} description={words.description} actions={filled ? add : undefined}>
      <QueryView
        query={tokens}
        loading={<RowsSkeleton rows={3} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState title={words.emptyTitle} text={words.emptyText} actions={add} />}
      >
        {(data) => (
          <Card title={words.title} flush>
            <DataTable label={words.title} columns={columns} rows={data} rowKey={(token) => token.id} />
          </Card>
        )}
      </QueryView>
      {asking?.kind === "make" && (
        <MakeTokenDialog
          tenants={tenants}
          onMade={(secret) => setAsking({ kind: "made", secret })}
          onClose={close}
        />
      )}
      {asking?.kind === "made" && <MadeTokenDialog secret={asking.secret} onClose={close} />}
      {asking?.kind === "revoke" && <RevokeDialog token={asking.token} onClose={close} />}
    </Page>
  );
}
