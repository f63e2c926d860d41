import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { tenantGroupsQuery, tenantsQuery } from "@/api/queries";
import { roleRulesQuery } from "@/api/sign-in-queries";
import type { RoleRule } from "@/api/types";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { DeleteRuleDialog } from "./delete-rule-dialog";
import { RuleDialog } from "./rule-dialog";
import { words } from "./words";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: tokens.spacingHorizontalS },
  text: { margin: 0, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`, maxWidth: "80ch" },
  value: { overflowWrap: "anywhere" },
});

type Asking =
  | { readonly kind: "edit"; readonly rule?: RoleRule }
  | { readonly kind: "delete"; readonly rule: RoleRule };

export function RulesCard() {
  const styles = useStyles();
  const rules = useQuery(roleRulesQuery);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  const columns = useColumns(setAsking);
  const add = (
    <Button
      appearance="primary"
      size="small"
      icon={<AddRegular />}
      onClick={() => setAsking({ kind: "edit" })}
    >
      {words.add}
    </Button>
  );
  return (
    <Card title={words.rulesTitle} actions={add} flush>
      <p className={styles.text}>{words.rulesText}</p>
      <QueryView
        query={rules}
        loading={<RowsSkeleton rows={3} />}
        isEmpty={(data) => data.length === 0}
        empty={<p className={styles.text}>{words.noRules}</p>}
      >
        {(data) => (
          <DataTable label={words.rulesTitle} columns={columns} rows={data} rowKey={(rule) => rule.id} />
        )}
      </QueryView>
      {asking?.kind === "edit" && <RuleDialog rule={asking.rule} onClose={close} />}
      {asking?.kind === "delete" && <DeleteRuleDialog rule={asking.rule} onClose={close} />}
    </Card>
  );
}

function useColumns(ask: (asking: Asking) => void): readonly DataColumn<RoleRule>[] {
  const styles = useStyles();
  const tenants = useQuery(tenantsQuery).data ?? [];
  const groups = useQuery(tenantGroupsQuery).data ?? [];
  const over = (rule: RoleRule) => {
    if (!rule.tenantId && !rule.groupId) return words.everything;
    const found = [...tenants, ...groups].find(({ id }) => id === rule.tenantId || id === rule.groupId);
    return found?.name ?? words.gone;
  };
  return [
    {
      key: "met",
      title: words.columns.met,
      width: "32%",
      render: (rule) => (
        <div className={styles.value}>
          {words.claims.get(rule.claim)}: {rule.value}
          {rule.directoryId && <Note>{words.ofDirectory(rule.directoryId)}</Note>}
        </div>
      ),
    },
    {
      key: "gives",
      title: words.columns.gives,
      width: "28%",
      render: (rule) => (
        <>
          {words.roles.get(rule.role)}
          <Note>{over(rule)}</Note>
        </>
      ),
    },
    { key: "note", title: words.columns.note, width: "16%", render: (rule) => rule.note },
    {
      key: "actions",
      title: <span className="visually-hidden">{words.columns.actions}</span>,
      width: "24%",
      render: (rule) => (
        <div className={styles.actions}>
          <Button
            size="small"
            aria-label={words.editOf(rule.value)}
            onClick={() => ask({ kind: "edit", rule })}
          >
            {words.edit}
          </Button>
          <Button
            size="small"
            aria-label={words.deleteOf(rule.value)}
            onClick={() => ask({ kind: "delete", rule })}
          >
            {words.delete}
          </Button>
        </div>
      ),
    },
  ];
}
