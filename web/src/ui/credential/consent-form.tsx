import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { appRegistrationsQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { BusyIcon } from "@/ui/busy-icon";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { Permitted } from "@/ui/rights/permitted";
import { RowsSkeleton } from "@/ui/skeletons";
import { consentStrings as strings } from "./strings";
import { useConsent } from "./use-consent";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
});

interface ConsentFormProps {
  readonly purpose: "read" | "write";
  /** A tenant that is there already. */
  readonly tenant?: string;
}

/** Chooses the application and goes to Microsoft. Where there is none, it says how to get one. */
export function ConsentForm({ purpose, tenant }: ConsentFormProps) {
  const styles = useStyles();
  const known = useQuery(appRegistrationsQuery);
  const consent = useConsent();
  const [chosen, setChosen] = useState("");
  return (
    <QueryView query={known} loading={<RowsSkeleton rows={2} />}>
      {(all) => {
        const fitting = all.filter((one) => one.purpose === purpose);
        const first = fitting[0];
        if (!first) {
          return (
            <>
              <p>{strings.none[purpose]}</p>
              <AppLink to={paths.appRegistrations()}>{strings.addOne}</AppLink>
            </>
          );
        }
        const submit = (event: FormEvent) => {
          event.preventDefault();
          consent.mutate({ purpose, appRegistrationId: chosen || first.id, tenant: tenant ?? null });
        };
        return (
          <form className={styles.form} onSubmit={submit}>
            <Field label={strings.application}>
              <Select value={chosen || first.id} onChange={(_, data) => setChosen(data.value)}>
                {fitting.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </Select>
            </Field>
            <div>
              <Permitted needs="administrator" tenant={tenant}>
                {(allowed) => (
                  <Button
                    type="submit"
                    appearance="primary"
                    disabledFocusable={consent.isPending || !allowed}
                    icon={consent.isPending ? <BusyIcon /> : undefined}
                  >
                    {strings.goOn}
                  </Button>
                )}
              </Permitted>
            </div>
            {consent.error && <ProblemMessage error={consent.error} />}
          </form>
        );
      }}
    </QueryView>
  );
}
