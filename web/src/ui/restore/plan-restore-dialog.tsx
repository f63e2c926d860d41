import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { useState } from "react";
import { useNavigate } from "react-router";
import { paths } from "@/lib/paths";
import { FormDialog } from "../form-dialog";
import { MadePlansDialog } from "./made-plans-dialog";
import type { PlanTarget } from "./plan-target";
import { strings } from "./strings";
import { type MadePlan, useMakePlans } from "./use-make-plans";

interface PlanRestoreDialogProps {
  readonly targets: readonly PlanTarget[];
  readonly onClose: () => void;
}

/** One plan is opened at once; of several, a list is shown. */
export function PlanRestoreDialog({ targets, onClose }: PlanRestoreDialogProps) {
  const navigate = useNavigate();
  const [onSurprise, setOnSurprise] = useState<(typeof strings.surprises)[number]["value"]>("stop");
  const [made, setMade] = useState<MadePlan[] | null>(null);
  const make = useMakePlans((plans) => {
    const [only] = plans;
    if (plans.length === 1 && only?.planId) navigate(paths.plan(only.planId));
    else setMade(plans);
  });
  if (made) return <MadePlansDialog made={made} onClose={onClose} />;
  return (
    <FormDialog
      title={strings.planTitle(targets.length)}
      submit={targets.length === 1 ? strings.make : strings.makeMany(targets.length)}
      pending={make.isPending}
      error={make.error}
      onSubmit={() => make.mutate({ targets, onSurprise })}
      onClose={onClose}
    >
      <span>{strings.planText}</span>
      {targets.length > 1 && <span>{strings.planEach(targets.length)}</span>}
      <Field label={strings.onSurprise}>
        <RadioGroup
          value={onSurprise}
          onChange={(_, data) => {
            const chosen = strings.surprises.find(({ value }) => value === data.value);
            if (chosen) setOnSurprise(chosen.value);
          }}
        >
          {strings.surprises.map(({ value, text }) => (
            <Radio key={value} value={value} label={text} />
          ))}
        </RadioGroup>
      </Field>
    </FormDialog>
  );
}
