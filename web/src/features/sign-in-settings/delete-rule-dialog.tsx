import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { RoleRule } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { words } from "./words";

interface DeleteRuleDialogProps {
  readonly rule: RoleRule;
  readonly onClose: () => void;
}

export function DeleteRuleDialog({ rule, onClose }: DeleteRuleDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const remove = useMutation({
    mutationFn: () => commands.deleteRoleRule(rule.id),
    onSuccess: () => {
      announce(words.deleted(rule.value));
      client.invalidateQueries({ queryKey: keys.roleRules });
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.deleteOf(rule.value)}
      submit={words.delete}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      {words.deleteText}
    </FormDialog>
  );
}
