import { Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { asProblem, fieldMessage } from "@/api/problem";
import { appRegistrationsQuery } from "@/api/queries";
import { isGuid } from "@/lib/guid";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { ProblemMessage } from "@/ui/problem-message";
import { QueryView } from "@/ui/query-view";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { RowsSkeleton } from "@/ui/skeletons";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  text: { marginTop: 0, maxWidth: "72ch" },
});

/** Connecting a customer's tenant in the name of a partner who signed in. */
export function PartnerForm() {
  const styles = useStyles();
  const known = useQuery(appRegistrationsQuery);
  return (
    <Card title={strings.partnerTitle}>
      <p className={styles.text}>{strings.partnerText}</p>
      <QueryView query={known} loading={<RowsSkeleton rows={3} />}>
        {(all) => {
          const delegated = all.filter((one) => one.purpose === "delegated");
          if (delegated.length === 0) {
            return (
              <>
                <p>{strings.noPartner}</p>
                <AppLink to={paths.appRegistrations()}>{strings.addAppRegistration}</AppLink>
              </>
            );
          }
          return <Fields apps={delegated} />;
        }}
      </QueryView>
    </Card>
  );
}

function Fields({ apps }: { apps: readonly { id: string; name: string }[] }) {
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [form, setForm] = useState({ name: "", tenantId: "", app: apps[0]?.id ?? "" });
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      commands.createTenant({
        name: form.name.trim(),
        tenantId: form.tenantId.trim(),
        credential: { kind: "shared", appRegistrationId: form.app },
      }),
    onSuccess: async (tenant) => {
      await commands.sync(tenant.id).catch(() => undefined);
      await client.invalidateQueries({ queryKey: keys.tenants });
      announce(strings.saved(tenant.name));
      await navigate(paths.tenant(tenant.id));
    },
  });
  const problem = save.error ? asProblem(save.error) : null;
  const nameFault = form.name.trim() ? undefined : strings.required;
  const idFault = isGuid(form.tenantId) ? undefined : strings.invalidGuid;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!nameFault && !idFault) save.mutate();
  };
  const typed = (field: "name" | "tenantId") => (_: unknown, data: { value: string }) =>
    setForm((before) => ({ ...before, [field]: data.value }));
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={strings.partnerApp}>
        <Select value={form.app} onChange={(_, data) => setForm({ ...form, app: data.value })}>
          {apps.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={strings.name}
        required
        validationMessage={(tried ? nameFault : undefined) ?? fieldMessage(problem, "name")}
      >
        <Input value={form.name} onChange={typed("name")} autoComplete="off" />
      </Field>
      <Field
        label={strings.tenantId}
        required
        hint={strings.tenantIdHint}
        validationMessage={(tried ? idFault : undefined) ?? fieldMessage(problem, "tenantId")}
      >
        <Input value={form.tenantId} onChange={typed("tenantId")} autoComplete="off" spellCheck={false} />
      </Field>
      <div>
        <PermittedButton
          needs="administrator"
          type="submit"
          appearance="primary"
          disabledFocusable={save.isPending}
          icon={save.isPending ? <BusyIcon /> : undefined}
        >
          {strings.save}
        </PermittedButton>
      </div>
      {problem && <ProblemMessage error={problem} />}
    </form>
  );
}
