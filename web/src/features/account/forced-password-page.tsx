import { Button, makeStyles, Title3, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { commands } from "@/api/commands";
import { BusyIcon } from "@/ui/busy-icon";
import { ProblemMessage } from "@/ui/problem-message";
import { usePageTitle } from "@/ui/use-page-title";
import { NewPasswordFields } from "./new-password-fields";
import { usePasswordChange } from "./use-password-change";
import { words } from "./words";

const useStyles = makeStyles({
  page: { display: "grid", placeItems: "center", minHeight: "100vh", padding: tokens.spacingVerticalXXL },
  title: { margin: 0 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, width: "min(420px, 100%)" },
});

/** Nothing else can be done before. */
export function ForcedPasswordPage() {
  const styles = useStyles();
  const change = usePasswordChange(() => undefined);
  const leave = useMutation({
    mutationFn: commands.signOut,
    onSettled: () => globalThis.location.assign("/sign-in?signed-out=1"),
  });
  usePageTitle(words.forcedTitle);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.submit();
  };
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <Title3 as="h1" className={styles.title}>
          {words.forcedTitle}
        </Title3>
        <span>{words.forcedText}</span>
        <NewPasswordFields
          form={change.form}
          tried={change.tried}
          problem={change.problem}
          onChange={change.setForm}
        />
        {change.problem && <ProblemMessage error={change.problem} />}
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={change.isPending}
          icon={change.isPending ? <BusyIcon /> : undefined}
        >
          {words.changePassword}
        </Button>
        <Button onClick={() => leave.mutate()}>{words.signOut}</Button>
      </form>
    </main>
  );
}
