import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usersQuery } from "@/api/account-queries";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { AddUserDialog } from "./add-user-dialog";
import { useTargets } from "./use-targets";
import { userColumns } from "./user-columns";
import { words } from "./words";

/** Never empty: whoever looks at it is in it. */
export function UsersPage() {
  const users = useQuery(usersQuery);
  const { nameOf } = useTargets();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} description={words.description} actions={users.data ? add : undefined}>
      <QueryView query={users} loading={<RowsSkeleton rows={4} />}>
        {(data) => (
          <Card title={words.title} flush>
            <DataTable
              label={words.title}
              columns={userColumns(nameOf)}
              rows={data}
              rowKey={(user) => user.id}
            />
          </Card>
        )}
      </QueryView>
      {adding && <AddUserDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
