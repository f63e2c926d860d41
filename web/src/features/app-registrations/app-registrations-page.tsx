import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { appRegistrationsQuery } from "@/api/queries";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { RowsSkeleton } from "@/ui/skeletons";
import { AddAppRegistrationDialog } from "./add-app-registration-dialog";
import { appRegistrationColumns } from "./app-registration-columns";
import { strings } from "./strings";

export function AppRegistrationsPage() {
  const known = useQuery(appRegistrationsQuery);
  const [adding, setAdding] = useState(false);
  const add = (
    <PermittedButton
      needs="administrator"
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => setAdding(true)}
    >
      {strings.add}
    </PermittedButton>
  );
  const filled = known.data !== undefined && known.data.length > 0;
  return (
    <Page title={strings.title} description={strings.description} actions={filled ? add : undefined}>
      <QueryView
        query={known}
        loading={<RowsSkeleton rows={3} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState title={strings.emptyTitle} text={strings.emptyText} actions={add} />}
      >
        {(data) => (
          <Card title={strings.title} flush>
            <DataTable
              label={strings.title}
              columns={appRegistrationColumns}
              rows={data}
              rowKey={(one) => one.id}
            />
          </Card>
        )}
      </QueryView>
      {adding && <AddAppRegistrationDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
