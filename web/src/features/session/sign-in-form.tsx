import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { BusyIcon } from "@/ui/busy-icon";
import { ProblemMessage } from "@/ui/problem-message";
import { strings } from "./strings";
import { useSignIn } from "./use-sign-in";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface SignInFormProps {
  readonly username?: string;
  readonly onDone?: () => void;
}

export function SignInForm({ username: initial = "", onDone }: SignInFormProps) {
  const styles = useStyles();
  const [username, setUsername] = useState(initial);
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ username, password }, { onSuccess: () => onDone?.() });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={strings.username} required>
        <Input
          name="username"
          autoComplete="username"
          value={username}
          onChange={(_, data) => setUsername(data.value)}
        />
      </Field>
      <Field label={strings.password} required>
        <Input
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(_, data) => setPassword(data.value)}
        />
      </Field>
      {signIn.error && <ProblemMessage error={signIn.error} />}
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={signIn.isPending}
        icon={signIn.isPending ? <BusyIcon /> : undefined}
      >
        {strings.signIn}
      </Button>
    </form>
  );
}
