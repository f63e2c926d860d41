import { useMutation } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { commands } from "@/api/commands";
import { paths } from "@/lib/paths";
import { Page } from "@/ui/page";
import { RuleEditor } from "./rule-editor";
import { formFromQuery } from "./rule-form";
import { strings } from "./strings";
import { useRuleChange } from "./use-rule-change";

export function NewIgnoreRulePage() {
  const [query] = useSearchParams();
  const create = useMutation({
    mutationFn: commands.createIgnoreRule,
    onSuccess: useRuleChange(strings.saved),
  });
  return (
    <Page title={strings.newTitle} crumbs={[{ text: strings.title, to: paths.ignoreRules() }]}>
      <RuleEditor
        start={formFromQuery(query)}
        pending={create.isPending}
        error={create.error}
        onSave={create.mutate}
      />
    </Page>
  );
}
