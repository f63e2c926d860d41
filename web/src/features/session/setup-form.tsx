import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { commands } from "@/api/commands";
import { asProblem, besideFields, fieldMessage } from "@/api/problem";
import { configQuery } from "@/api/queries";
import { passwordFaults, passwordWords } from "@/lib/password-rules";
import { paths } from "@/lib/paths";
import { BusyIcon } from "@/ui/busy-icon";
import { ProblemMessage } from "@/ui/problem-message";
import { strings } from "./strings";
import { useTakeSession } from "./use-sign-in";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

const FIELDS = ["token", "username", "password"];

export function SetupForm() {
  const styles = useStyles();
  const fromLink = tokenInFragment(useLocation().hash);
  const [form, setForm] = useState({ token: fromLink, username: "", password: "", repeated: "" });
  const [tried, setTried] = useState(false);
  const navigate = useNavigate();
  const client = useQueryClient();
  const take = useTakeSession();
  const setUp = useMutation({
    mutationFn: commands.setUp,
    onSuccess: async (session) => {
      client.setQueryData(configQuery.queryKey, (config) => config && { ...config, setupRequired: false });
      take(session);
      await navigate(paths.portfolio(), { replace: true });
    },
  });
  const problem = setUp.error ? asProblem(setUp.error) : null;
  const general = besideFields(problem, FIELDS);
  const { password: short, repeated: differ } = passwordFaults(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { token, username, password } = form;
    if (!short && !differ) setUp.mutate({ token: token.trim(), username: username.trim(), password });
  };
  const change = (field: keyof typeof form) => (_: unknown, data: { value: string }) => {
    // What was refused is not what stands there now.
    if (setUp.isError) setUp.reset();
    setForm((current) => ({ ...current, [field]: data.value }));
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={strings.token}
        required
        hint={fromLink ? strings.tokenFromLink : undefined}
        validationMessage={fieldMessage(problem, "token")}
      >
        <Input value={form.token} onChange={change("token")} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label={strings.username} required validationMessage={fieldMessage(problem, "username")}>
        <Input value={form.username} onChange={change("username")} autoComplete="username" />
      </Field>
      <Field
        label={strings.password}
        required
        hint={passwordWords.hint}
        validationMessage={(tried ? short : undefined) ?? fieldMessage(problem, "password")}
      >
        <Input
          type="password"
          value={form.password}
          onChange={change("password")}
          autoComplete="new-password"
        />
      </Field>
      <Field label={strings.repeatPassword} required validationMessage={tried ? differ : undefined}>
        <Input
          type="password"
          value={form.repeated}
          onChange={change("repeated")}
          autoComplete="new-password"
        />
      </Field>
      {general && <ProblemMessage error={general} />}
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={setUp.isPending}
        icon={setUp.isPending ? <BusyIcon /> : undefined}
      >
        {strings.create}
      </Button>
    </form>
  );
}

/** The token stands behind the `#`, so that it never reaches a server log. */
function tokenInFragment(hash: string): string {
  return new URLSearchParams(hash.slice(1)).get("token") ?? "";
}
