import { Button } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "react-router";
import { commands } from "@/api/commands";
import { ignoreRuleQuery } from "@/api/queries";
import type { IgnoreRule, IgnoreRuleRequest } from "@/api/types";
import { paths } from "@/lib/paths";
import { FormDialog } from "@/ui/form-dialog";
import { Page } from "@/ui/page";
import { Possible } from "@/ui/possible";
import { QueryView } from "@/ui/query-view";
import { useRights } from "@/ui/rights/use-rights";
import { RowsSkeleton } from "@/ui/skeletons";
import { HeldBackCard } from "./held-back-card";
import { mayDecide } from "./may-decide";
import { RuleEditor } from "./rule-editor";
import { formOfRule, type RuleForm } from "./rule-form";
import { strings } from "./strings";
import { useRuleChange } from "./use-rule-change";

export function IgnoreRulePage() {
  const { ruleId = "" } = useParams();
  const rule = useQuery(ignoreRuleQuery(ruleId));
  const [deleting, setDeleting] = useState(false);
  const save = useMutation({
    mutationFn: (request: IgnoreRuleRequest) => commands.updateIgnoreRule(ruleId, request),
    onSuccess: useRuleChange(strings.saved),
  });
  const rights = useRights();
  const remove = (form: RuleForm) => (
    <Possible why={mayDecide(rights, form) ? null : strings.needsApprover}>
      {(allowed) => (
        <Button
          icon={<DeleteRegular />}
          disabledFocusable={!allowed}
          onClick={() => allowed && setDeleting(true)}
        >
          {strings.deleteButton}
        </Button>
      )}
    </Possible>
  );
  return (
    <Page
      title={strings.editTitle}
      description={rule.data?.reason}
      crumbs={[{ text: strings.title, to: paths.ignoreRules() }]}
      actions={rule.data && remove(formOfRule(rule.data))}
    >
      <QueryView query={rule} loading={<RowsSkeleton />}>
        {(data) => (
          <>
            <RuleEditor
              key={data.changedAt}
              start={formOfRule(data)}
              pending={save.isPending}
              error={save.error}
              onSave={save.mutate}
            />
            <HeldBackCard rule={data.id} />
            {deleting && <DeleteRuleDialog rule={data} onClose={() => setDeleting(false)} />}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function DeleteRuleDialog({ rule, onClose }: { rule: IgnoreRule; onClose: () => void }) {
  const remove = useMutation({
    mutationFn: () => commands.deleteIgnoreRule(rule.id),
    onSuccess: useRuleChange(strings.deleted),
  });
  return (
    <FormDialog
      title={strings.deleteTitle}
      submit={strings.deleteSubmit}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      {strings.deleteText(rule.heldBack)}
    </FormDialog>
  );
}
