import { Checkbox, makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { tenantGroupsQuery } from "@/api/queries";
import type { TenantGroup } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { GroupDot } from "@/ui/group-dot";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { useRights } from "@/ui/rights/use-rights";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
});

/** The groups that a tenant belongs to; a tick takes effect at once. */
export function GroupsCard({ tenant }: { tenant: string }) {
  const styles = useStyles();
  const client = useQueryClient();
  const groups = useQuery(tenantGroupsQuery);
  const move = useMutation({
    mutationFn: ({ group, joins }: { group: TenantGroup; joins: boolean }) => {
      const others = group.tenantIds.filter((member) => member !== tenant);
      return commands.updateTenantGroup(group.id, { tenantIds: joins ? [...others, tenant] : others });
    },
    onSettled: () => {
      for (const queryKey of [keys.tenantGroups, keys.drifts]) client.invalidateQueries({ queryKey });
    },
  });
  const mayGroup = useRights().overAll("administrator");
  return (
    <Card title={strings.groupsTitle}>
      <QueryView
        query={groups}
        loading={<RowsSkeleton rows={1} />}
        isEmpty={(data) => data.length === 0}
        empty={<AppLink to={paths.tenantGroups()}>{strings.makeGroup}</AppLink>}
      >
        {(data) => (
          <div className={styles.list}>
            {data.map((group) => (
              <Checkbox
                key={group.id}
                label={
                  <>
                    <GroupDot colour={group.colour} />
                    {group.name}
                  </>
                }
                checked={group.tenantIds.includes(tenant)}
                disabled={move.isPending || !mayGroup}
                onChange={(_, { checked }) => move.mutate({ group, joins: checked === true })}
              />
            ))}
          </div>
        )}
      </QueryView>
      {move.error && <ProblemMessage error={move.error} />}
    </Card>
  );
}
