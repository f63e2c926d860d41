import { makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { tenantGroupsQuery } from "@/api/queries";
import type { TenantGroup } from "@/api/types";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { GroupDot } from "@/ui/group-dot";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { RowsSkeleton } from "@/ui/skeletons";
import { DeleteGroupDialog } from "./delete-group-dialog";
import { GroupDialog } from "./group-dialog";
import { strings } from "./strings";

const useStyles = makeStyles({
  actions: { display: "flex", justifyContent: "flex-end", gap: tokens.spacingHorizontalS },
});

type Asking =
  | { readonly kind: "edit"; readonly group?: TenantGroup }
  | { readonly kind: "delete"; readonly group: TenantGroup };

export function TenantGroupsPage() {
  const styles = useStyles();
  const groups = useQuery(tenantGroupsQuery);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const add = (
    <PermittedButton
      needs="administrator"
      appearance="primary"
      icon={<AddRegular />}
      onClick={() => setAsking({ kind: "edit" })}
    >
      {strings.add}
    </PermittedButton>
  );
  const columns: readonly DataColumn<TenantGroup>[] = [
    {
      key: "name",
      title: strings.columns.name,
      width: "50%",
      render: (group) => (
        <>
          <GroupDot colour={group.colour} />
          {group.name}
        </>
      ),
    },
    {
      key: "tenants",
      title: strings.columns.tenants,
      width: "20%",
      render: (group) => strings.tenants(group.tenantIds.length),
    },
    {
      key: "actions",
      title: <span className="visually-hidden">{strings.columns.actions}</span>,
      width: "30%",
      render: (group) => (
        <div className={styles.actions}>
          <PermittedButton
            needs="administrator"
            size="small"
            aria-label={strings.editOf(group.name)}
            onClick={() => setAsking({ kind: "edit", group })}
          >
            {strings.edit}
          </PermittedButton>
          <PermittedButton
            needs="administrator"
            size="small"
            aria-label={strings.deleteOf(group.name)}
            onClick={() => setAsking({ kind: "delete", group })}
          >
            {strings.delete}
          </PermittedButton>
        </div>
      ),
    },
  ];
  const filled = groups.data !== undefined && groups.data.length > 0;
  return (
    <Page title={strings.title} description={strings.description} actions={filled ? add : undefined}>
      <QueryView
        query={groups}
        loading={<RowsSkeleton rows={3} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState title={strings.emptyTitle} text={strings.emptyText} actions={add} />}
      >
        {(data) => (
          <Card title={strings.title} flush>
            <DataTable label={strings.title} columns={columns} rows={data} rowKey={(group) => group.id} />
          </Card>
        )}
      </QueryView>
      {asking?.kind === "edit" && <GroupDialog group={asking.group} onClose={close} />}
      {asking?.kind === "delete" && <DeleteGroupDialog group={asking.group} onClose={close} />}
    </Page>
  );
}
