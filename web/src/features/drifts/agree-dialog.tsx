import { Field, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";
import type { ActionDialogProps } from "./use-drift-action";

/** The live state becomes the agreed one, exactly where it drifted or around it. */
export function AgreeDialog({ ids, onClose, onDone }: ActionDialogProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [reach, setReach] = useState<(typeof strings.reaches)[number]["value"]>("property");
  const [note, setNote] = useState("");
  const agree = useMutation({
    mutationFn: commands.updateBaselines,
    onSuccess: ({ updated }) => {
      announce(strings.agreed(updated.length));
      client.invalidateQueries({ queryKey: keys.drifts });
      client.invalidateQueries({ queryKey: keys.tenants });
      onDone();
    },
  });
  return (
    <FormDialog
      title={strings.agreeTitle(ids.length)}
      submit={strings.agree}
      pending={agree.isPending}
      error={agree.error}
      onSubmit={() => agree.mutate({ driftIds: ids, reach, note })}
      onClose={onClose}
    >
      <span>{strings.agreeText}</span>
      <Field label={strings.reach}>
        <RadioGroup
          value={reach}
          onChange={(_, data) => {
            const chosen = strings.reaches.find(({ value }) => value === data.value);
            if (chosen) setReach(chosen.value);
          }}
        >
          {strings.reaches.map(({ value, text }) => (
            <Radio key={value} value={value} label={text} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={strings.reason}>
        <Textarea value={note} onChange={(_, data) => setNote(data.value)} />
      </Field>
    </FormDialog>
  );
}
