import { Field, Select } from "@fluentui/react-components";
import { useState } from "react";
import { daysFromNow } from "@/lib/time";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { type ActionDialogProps, useDriftAction } from "./use-drift-action";

export function SnoozeDialog({ ids, onClose, onDone }: ActionDialogProps) {
  const [days, setDays] = useState("7");
  const snooze = useDriftAction(onDone);
  return (
    <FormDialog
      title={strings.snoozeTitle(ids.length)}
      submit={strings.snooze}
      pending={snooze.isPending}
      error={snooze.error}
      onSubmit={() =>
        snooze.mutate({ action: "snooze", driftIds: ids, until: daysFromNow(Number(days), Date.now()) })
      }
      onClose={onClose}
    >
      <span>{strings.snoozeText}</span>
      <Field label={strings.snoozeFor}>
        <Select value={days} onChange={(_, data) => setDays(data.value)}>
          {strings.snoozes.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
