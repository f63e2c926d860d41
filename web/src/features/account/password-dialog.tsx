import { Field, Input } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { asProblem, fieldMessage } from "@/api/problem";
import { FormDialog } from "@/ui/form-dialog";
import { words } from "./words";

interface PasswordDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly children?: ReactNode;
  readonly onSubmit: (password: string) => void;
  readonly onClose: () => void;
}

/** Asks for the password once more before something that matters. */
export function PasswordDialog({ children, onSubmit, ...dialog }: PasswordDialogProps) {
  const [password, setPassword] = useState("");
  const problem = dialog.error ? asProblem(dialog.error) : null;
  return (
    <FormDialog {...dialog} disabled={!password} onSubmit={() => onSubmit(password)}>
      {children}
      <Field
        label={words.password}
        hint={words.passwordWhy}
        required
        validationMessage={fieldMessage(problem, "password")}
      >
        <Input
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(_, data) => setPassword(data.value)}
        />
      </Field>
    </FormDialog>
  );
}
