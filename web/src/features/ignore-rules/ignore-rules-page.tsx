import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { ignoreRulesQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { ruleColumns } from "./rule-columns";
import { strings } from "./strings";

export function IgnoreRulesPage() {
  const rules = useQuery(ignoreRulesQuery);
  const add = (
    <LinkButton to={paths.newIgnoreRule()} appearance="primary" icon={<AddRegular />}>
      {strings.add}
    </LinkButton>
  );
  const filled = rules.data !== undefined && rules.data.length > 0;
  return (
    <Page title={strings.title} description={strings.description} actions={filled ? add : undefined}>
      <QueryView
        query={rules}
        loading={<RowsSkeleton rows={4} />}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState title={strings.emptyTitle} text={strings.emptyText} actions={add} />}
      >
        {(data) => (
          <Card title={strings.title} flush>
            <DataTable label={strings.title} columns={ruleColumns} rows={data} rowKey={(rule) => rule.id} />
          </Card>
        )}
      </QueryView>
    </Page>
  );
}
