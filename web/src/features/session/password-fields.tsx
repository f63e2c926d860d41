import { Field, Input } from "@fluentui/react-components";
import { strings } from "./strings";

interface PasswordFieldsProps {
  readonly username: string;
  readonly password: string;
  readonly onUsername: (username: string) => void;
  readonly onPassword: (password: string) => void;
}

export function PasswordFields({ username, password, onUsername, onPassword }: PasswordFieldsProps) {
  return (
    <>
      <Field label={strings.username} required>
        <Input
          name="username"
          autoComplete="username"
          value={username}
          onChange={(_, data) => onUsername(data.value)}
        />
      </Field>
      <Field label={strings.password} required>
        <Input
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(_, data) => onPassword(data.value)}
        />
      </Field>
    </>
  );
}
