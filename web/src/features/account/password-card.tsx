import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { FormEvent } from "react";
import type { Account } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { NewPasswordFields } from "./new-password-fields";
import { usePasswordChange } from "./use-password-change";
import { words } from "./words";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "420px" },
});

export function PasswordCard({ account }: { account: Account }) {
  return (
    <Card title={words.passwordTitle}>
      {account.passwordChangedAt ? (
        <PasswordForm changedAt={account.passwordChangedAt} />
      ) : (
        <span>{words.noPassword}</span>
      )}
    </Card>
  );
}

function PasswordForm({ changedAt }: { changedAt: string }) {
  const styles = useStyles();
  const announce = useAnnounce();
  const change = usePasswordChange(() => announce(words.passwordSaved));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.submit();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Note>
        {words.passwordChanged} <TimeText at={changedAt} />
      </Note>
      <NewPasswordFields
        form={change.form}
        tried={change.tried}
        problem={change.problem}
        onChange={change.setForm}
      />
      {change.problem && <ProblemMessage error={change.problem} />}
      <div>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={change.isPending}
          icon={change.isPending ? <BusyIcon /> : undefined}
        >
          {words.changePassword}
        </Button>
      </div>
    </form>
  );
}
