import { Field, Input } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { asProblem, fieldMessage } from "@/api/problem";
import { CopyButton } from "@/ui/copy-button";
import { FormDialog } from "@/ui/form-dialog";
import { Note } from "@/ui/note";
import { PasswordDialog } from "./password-dialog";
import { QrCode } from "./qr-code";
import { words } from "./words";

interface EnrolmentDialogProps {
  readonly onDone: (codes: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Password, then the QR code and a code of the app that proves it was taken over. */
export function EnrolmentDialog({ onDone, onClose }: EnrolmentDialogProps) {
  const [code, setCode] = useState("");
  const begin = useMutation({ mutationFn: commands.beginSecondFactor });
  const confirm = useMutation({
    mutationFn: commands.confirmSecondFactor,
    onSuccess: ({ codes }) => onDone(codes),
  });
  if (!begin.data) {
    return (
      <PasswordDialog
        title={words.setUp}
        submit={words.next}
        pending={begin.isPending}
        error={begin.error}
        onSubmit={(password) => begin.mutate(password)}
        onClose={onClose}
      />
    );
  }
  const problem = confirm.error ? asProblem(confirm.error) : null;
  return (
    <FormDialog
      title={words.setUp}
      submit={words.confirm}
      pending={confirm.isPending}
      error={confirm.error}
      disabled={!code.trim()}
      onSubmit={() => confirm.mutate(code.trim())}
      onClose={onClose}
    >
      <span>{words.scan}</span>
      <QrCode text={begin.data.uri} />
      <Note>
        {words.secret}: <code>{begin.data.secret}</code>{" "}
        <CopyButton text={begin.data.secret} label={words.copySecret} />
      </Note>
      <Field label={words.code} required validationMessage={fieldMessage(problem, "code")}>
        <Input
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(_, data) => setCode(data.value)}
        />
      </Field>
    </FormDialog>
  );
}
