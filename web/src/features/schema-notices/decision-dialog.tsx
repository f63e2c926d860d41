import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { SchemaNotice } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

export type NoticeDecision = "adopt" | "dismiss";

interface DecisionDialogProps {
  readonly notice: SchemaNotice;
  readonly decision: NoticeDecision;
  readonly onClose: () => void;
}

export function DecisionDialog({ notice, decision, onClose }: DecisionDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const words = WORDS[decision];
  const decide = useMutation({
    mutationFn: () => commands.decideSchemaNotice(notice.id, decision),
    onSuccess: (result) => {
      announce(words.done(result.tenants));
      for (const queryKey of [keys.schemaNotices, keys.drifts, keys.tenants]) {
        client.invalidateQueries({ queryKey });
      }
      onClose();
    },
  });
  return (
    <FormDialog
      title={words.title(notice.path)}
      submit={words.submit}
      pending={decide.isPending}
      error={decide.error}
      onSubmit={() => decide.mutate()}
      onClose={onClose}
    >
      {words.text(notice)}
    </FormDialog>
  );
}

const WORDS = {
  adopt: {
    title: strings.adoptTitle,
    text: (notice: SchemaNotice) => strings.adoptText(notice.tenants.length),
    submit: strings.adoptSubmit,
    done: strings.adopted,
  },
  dismiss: {
    title: strings.dismissTitle,
    text: (notice: SchemaNotice) => strings.dismissText(notice.resources),
    submit: strings.dismissSubmit,
    done: strings.dismissed,
  },
};
