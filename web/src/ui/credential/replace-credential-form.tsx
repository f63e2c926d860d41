import { makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { asProblem } from "@/api/problem";
import type { Credential } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { useAnnounce } from "@/ui/use-announce";
import { CredentialFields } from "./credential-fields";
import { type CredentialKind, credentialErrors, credentialOf, emptyCredential } from "./credential-form";
import { credentialProblems } from "./credential-problems";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
});

interface ReplaceCredentialFormProps {
  readonly clientId: string;
  readonly without?: readonly CredentialKind[];
  /** The tenant that is reached by it; of many when left out. */
  readonly tenant?: string;
  /** What the button says, and what is told once it is stored; of a replacement when left out. */
  readonly says?: { readonly action: string; readonly done: string };
  /** Stores the credential; the server proves it first. */
  readonly replace: (credential: Credential) => Promise<unknown>;
}

const REPLACES = { action: strings.replace, done: strings.replaced };

/** The present credential stays until the new one was proved. */
export function ReplaceCredentialForm({
  clientId,
  without,
  tenant,
  says = REPLACES,
  replace,
}: ReplaceCredentialFormProps) {
  const styles = useStyles();
  const announce = useAnnounce();
  const [form, setForm] = useState({ ...emptyCredential, clientId });
  const [tried, setTried] = useState(false);
  const store = useMutation({
    mutationFn: () => replace(credentialOf(form)),
    onSuccess: () => {
      setForm({ ...emptyCredential, kind: form.kind, clientId: form.clientId });
      setTried(false);
      announce(says.done);
    },
  });
  const problem = store.error ? asProblem(store.error) : null;
  const faults = credentialErrors(form);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0) store.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <CredentialFields
        form={form}
        errors={{ ...credentialProblems(problem, ""), ...(tried ? faults : {}) }}
        without={without}
        onChange={setForm}
      />
      {problem && <ProblemMessage error={problem} />}
      <div>
        <PermittedButton
          needs="administrator"
          tenant={tenant}
          type="submit"
          disabledFocusable={store.isPending}
          icon={store.isPending ? <BusyIcon /> : undefined}
        >
          {store.isPending ? strings.proving : says.action}
        </PermittedButton>
      </div>
    </form>
  );
}
