import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem, type Problem } from "@/api/problem";
import { tenantsQuery } from "@/api/queries";
import type { Collector, TestPull as TestPullAnswer } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { type CollectorForm, formErrors, hasNoRules, pathError, withSuggestions } from "./collector-form";
import { DeployCard } from "./deploy-card";
import { RulesCard } from "./rules-card";
import { SourceFacts } from "./source-facts";
import { SourceFields } from "./source-fields";
import { strings } from "./strings";
import { TestPull } from "./test-pull";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface CollectorEditorProps {
  readonly start: CollectorForm;
  /** The one that is changed; none for a new one. */
  readonly collector: Collector | null;
  readonly saving: boolean;
  readonly error: unknown;
  readonly onSave: (form: CollectorForm) => void;
}

/** The three steps: what to read, how it is compared, where it is deployed. */
export function CollectorEditor({ start, collector, saving, error, onSave }: CollectorEditorProps) {
  const styles = useStyles();
  const tenants = useQuery(tenantsQuery).data ?? [];
  const [form, setForm] = useState(start);
  const [tried, setTried] = useState<"pull" | "save" | null>(null);
  const [answer, setAnswer] = useState<TestPullAnswer | null>(null);
  const [pullError, setPullError] = useState<unknown>(null);
  const [suggested, setSuggested] = useState(false);
  const problem: Problem | null = error || pullError ? asProblem(error ?? pullError) : null;
  const errors = tried === "save" ? formErrors(form) : tried === "pull" ? { path: pathError(form) } : {};
  const pulled = (next: TestPullAnswer) => {
    setAnswer(next);
    if (!next.pulled || collector || !hasNoRules(form)) return;
    setForm(withSuggestions(form, next.pulled));
    setSuggested(true);
  };
  const save = () => {
    setTried("save");
    if (Object.keys(formErrors(form)).length === 0) onSave(form);
  };
  const isLeft = (id: string) => !form.everywhere && !form.tenants.includes(id);
  const wasRead = (id: string) => start.everywhere || start.tenants.includes(id);
  const leaving = tenants.filter(({ id }) => collector && wasRead(id) && isLeft(id));
  return (
    <>
      <Card title={strings.sourceTitle}>
        <div className={styles.body}>
          {collector ? (
            <SourceFacts collector={collector} />
          ) : (
            <SourceFields form={form} errors={errors} problem={problem} onChange={setForm} />
          )}
          <TestPull
            form={form}
            onAttempt={() => {
              setTried("pull");
              return pathError(form) === undefined;
            }}
            onPulled={pulled}
            onFailed={setPullError}
          />
        </div>
      </Card>
      <RulesCard
        form={form}
        errors={errors}
        problem={problem}
        pulled={answer?.pulled ?? null}
        suggested={suggested}
        isFixed={collector !== null}
        onChange={setForm}
      />
      <DeployCard
        form={form}
        errors={errors}
        problem={problem}
        leaving={leaving.map(({ name }) => name)}
        onChange={setForm}
        actions={
          <>
            {error ? <ProblemMessage error={error} /> : null}
            <div>
              <PermittedButton
                needs="administrator"
                appearance="primary"
                onClick={save}
                disabledFocusable={saving}
                icon={saving ? <BusyIcon /> : undefined}
              >
                {collector ? strings.save : strings.create}
              </PermittedButton>
            </div>
          </>
        }
      />
    </>
  );
}
