import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { asProblem } from "@/api/problem";
import { BusyIcon } from "@/ui/busy-icon";
import { ProblemMessage } from "@/ui/problem-message";
import { CodeField } from "./code-field";
import { PasswordFields } from "./password-fields";
import { strings } from "./strings";
import { useSignIn } from "./use-sign-in";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface SignInFormProps {
  readonly username?: string;
  readonly onDone?: () => void;
}

/** Username and password first; a code only where the server asks for one. */
export function SignInForm({ username: initial = "", onDone }: SignInFormProps) {
  const styles = useStyles();
  const [username, setUsername] = useState(initial);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksForCode, setAsksForCode] = useState(false);
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const credentials = asksForCode ? { username, password, code: code.trim() } : { username, password };
    signIn.mutate(credentials, {
      onSuccess: () => onDone?.(),
      onError: (error) => asProblem(error).code === "codeNeeded" && setAsksForCode(true),
    });
  };
  const startAnew = () => {
    signIn.reset();
    setAsksForCode(false);
    setPassword("");
    setCode("");
  };
  const failure = signIn.error && asProblem(signIn.error).code !== "codeNeeded" ? signIn.error : null;
  return (
    <form className={styles.form} onSubmit={submit}>
      {asksForCode ? (
        <CodeField code={code} onChange={setCode} />
      ) : (
        <PasswordFields
          username={username}
          password={password}
          onUsername={setUsername}
          onPassword={setPassword}
        />
      )}
      {failure && <ProblemMessage error={failure} />}
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={signIn.isPending}
        icon={signIn.isPending ? <BusyIcon /> : undefined}
      >
        {strings.signIn}
      </Button>
      {asksForCode && <Button onClick={startAnew}>{strings.otherAccount}</Button>}
    </form>
  );
}
