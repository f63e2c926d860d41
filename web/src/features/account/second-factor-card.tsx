import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Account } from "@/api/types";
import { Card } from "@/ui/card";
import { Fact, Facts } from "@/ui/facts";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { EnrolmentDialog } from "./enrolment-dialog";
import { PasswordDialog } from "./password-dialog";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";
import { words } from "./words";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalM },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

type Asking = "set-up" | "renew" | "remove" | null;

export function SecondFactorCard({ account }: { account: Account }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<Asking>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const show = (made: readonly string[]) => {
    setAsking(null);
    setCodes(made);
    client.invalidateQueries({ queryKey: keys.account });
  };
  const renew = useMutation({
    mutationFn: commands.renewRecoveryCodes,
    onSuccess: (made) => show(made.codes),
  });
  const remove = useMutation({
    mutationFn: commands.removeSecondFactor,
    onSuccess: () => {
      announce(words.removed);
      show([]);
    },
  });
  const close = () => setAsking(null);
  return (
    <Card title={words.factorTitle}>
      <div className={styles.body}>
        {account.secondFactorSince ? (
          <>
            <Facts>
              <Fact name={words.factorSince}>
                <TimeText at={account.secondFactorSince} />
              </Fact>
              <Fact name={words.codesLeft}>{account.recoveryCodesLeft}</Fact>
            </Facts>
            <div className={styles.actions}>
              <Button onClick={() => setAsking("renew")}>{words.renew}</Button>
              <Button onClick={() => setAsking("remove")}>{words.remove}</Button>
            </div>
          </>
        ) : (
          <>
            <span>{words.factorOff}</span>
            <Button appearance="primary" onClick={() => setAsking("set-up")}>
              {words.setUp}
            </Button>
          </>
        )}
      </div>
      {asking === "set-up" && <EnrolmentDialog onDone={show} onClose={close} />}
      {asking === "renew" && (
        <PasswordDialog
          title={words.renew}
          submit={words.renew}
          pending={renew.isPending}
          error={renew.error}
          onSubmit={(password) => renew.mutate(password)}
          onClose={close}
        >
          {words.renewText}
        </PasswordDialog>
      )}
      {asking === "remove" && (
        <PasswordDialog
          title={words.removeTitle}
          submit={words.remove}
          pending={remove.isPending}
          error={remove.error}
          onSubmit={(password) => remove.mutate(password)}
          onClose={close}
        >
          {words.removeText}
        </PasswordDialog>
      )}
      {codes.length > 0 && <RecoveryCodesDialog codes={codes} onClose={() => setCodes([])} />}
    </Card>
  );
}
