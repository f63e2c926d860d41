import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { tenantsQuery } from "@/api/queries";
import type { TestPull as TestPullAnswer, TestPullRequest } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { type CollectorForm, pullOf } from "./collector-form";
import { PullResult } from "./pull-result";
import { strings } from "./strings";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "start", gap: tokens.spacingHorizontalM },
  tenant: { minWidth: "240px" },
  // In line with the box of the field beside it, below its label.
  button: { marginTop: "26px" },
});

interface TestPullProps {
  readonly form: CollectorForm;
  /** False while the form is not worth sending; the form then says why. */
  readonly onAttempt: () => boolean;
  readonly onPulled: (answer: TestPullAnswer) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Reads what the form names in one tenant, and shows what came back. */
export function TestPull({ form, onAttempt, onPulled, onFailed }: TestPullProps) {
  const styles = useStyles();
  const tenants = useQuery(tenantsQuery).data;
  const [chosen, setChosen] = useState("");
  const tenant = chosen || tenants?.[0]?.id || "";
  const pull = useMutation({
    mutationFn: (request: TestPullRequest) => commands.testPull(request),
    onMutate: () => onFailed(null),
    onSuccess: onPulled,
    onError: onFailed,
  });
  if (tenants?.length === 0) return <Note>{strings.noTenants}</Note>;
  const start = () => {
    if (onAttempt() && tenant) pull.mutate(pullOf(form, tenant));
  };
  const isStale = pull.variables !== undefined && !sameRequest(pull.variables, pullOf(form, tenant));
  return (
    <>
      <div className={styles.line}>
        <Field label={strings.tenant} hint={strings.tenantHint} className={styles.tenant}>
          <Select value={tenant} onChange={(_, data) => setChosen(data.value)}>
            {tenants?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <PermittedButton
          needs="administrator"
          className={styles.button}
          onClick={start}
          disabledFocusable={pull.isPending}
          icon={pull.isPending ? <BusyIcon /> : undefined}
        >
          {pull.isPending ? strings.pulling : strings.pull}
        </PermittedButton>
      </div>
      {pull.error && <ProblemMessage error={pull.error} />}
      {pull.data && <PullResult answer={pull.data} stale={isStale} />}
    </>
  );
}

function sameRequest(one: TestPullRequest, other: TestPullRequest): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
