import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { daysFromNow } from "@/lib/time";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { type ActionDialogProps, useDriftAction } from "./use-drift-action";

export function AcceptDialog({ ids, onClose, onDone }: ActionDialogProps) {
  const [reason, setReason] = useState("");
  const [ticket, setTicket] = useState("");
  const [expiry, setExpiry] = useState("90");
  const accept = useDriftAction(onDone);
  const submit = () => {
    const days = strings.expiries.find((choice) => choice.value === expiry)?.days;
    const expiresAt = days ? daysFromNow(days, Date.now()) : undefined;
    accept.mutate({
      action: "accept",
      driftIds: ids,
      reason: reason.trim(),
      ticket: ticket.trim() || undefined,
      expiresAt,
    });
  };
  return (
    <FormDialog
      title={strings.acceptTitle(ids.length)}
      submit={strings.accept}
      pending={accept.isPending}
      error={accept.error}
      disabled={!reason.trim()}
      onSubmit={submit}
      onClose={onClose}
    >
      <span>{strings.acceptText}</span>
      <Field label={strings.reason} required hint={strings.reasonHint}>
        <Textarea value={reason} onChange={(_, data) => setReason(data.value)} resize="vertical" />
      </Field>
      <Field label={strings.ticket} hint={strings.ticketHint}>
        <Input
          value={ticket}
          maxLength={200}
          onChange={(_, data) => setTicket(data.value)}
          autoComplete="off"
        />
      </Field>
      <Field label={strings.expiry}>
        <Select value={expiry} onChange={(_, data) => setExpiry(data.value)}>
          {strings.expiries.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
