import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { paths } from "@/lib/paths";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { credentialOf } from "@/ui/credential/credential-form";
import { Page } from "@/ui/page";
import { useAnnounce } from "@/ui/use-announce";
import { ConnectChoice } from "./connect-choice";
import { type ConnectionForm, emptyForm, formErrors, hasErrors } from "./connection-form";
import { ConnectionResult } from "./connection-result";
import { ConnectionSummary } from "./connection-summary";
import { ConsentCard, ConsentPermissions } from "./consent-card";
import { PartnerForm } from "./partner-form";
import { strings, WAYS } from "./strings";
import { TenantForm } from "./tenant-form";
import { WhatYouNeed } from "./what-you-need";

const useStyles = makeStyles({
  tested: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalL,
  },
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL, minWidth: 0 },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 5fr) minmax(0, 4fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalXL,
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

export function AddTenantPage() {
  const styles = useStyles();
  const navigate = useNavigate();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [read, write] = useUrlFilter();
  const by = WAYS.find((way) => way === read("by")) ?? "application";
  const [form, setForm] = useState(emptyForm);
  const [tried, setTried] = useState<"test" | "save" | null>(null);
  const test = useMutation({
    mutationFn: (tested: ConnectionForm) =>
      commands.testCredential({
        tenantId: tested.tenantId.trim(),
        credential: credentialOf(tested.credential),
      }),
  });
  const save = useMutation({
    mutationFn: (saved: ConnectionForm) =>
      commands.createTenant({
        name: saved.name.trim(),
        tenantId: saved.tenantId.trim(),
        credential: credentialOf(saved.credential),
      }),
    onSuccess: async (tenant) => {
      // A sync that cannot start is told on the tenant's page; the tenant itself is saved.
      await commands.sync(tenant.id).catch(() => undefined);
      await client.invalidateQueries({ queryKey: keys.tenants });
      announce(strings.saved(tenant.name));
      await navigate(paths.tenant(tenant.id));
    },
  });
  const attempt = (purpose: "test" | "save") => {
    setTried(purpose);
    if (hasErrors(formErrors(form, purpose))) return;
    if (purpose === "test") test.mutate(form);
    else save.mutate(form);
  };
  const isStale = test.variables !== undefined && !sameCredential(test.variables, form);
  return (
    <Page
      title={strings.addTitle}
      description={strings.addDescription}
      crumbs={[{ text: strings.portfolio, to: paths.portfolio() }]}
    >
      <ConnectChoice value={by} onChange={(way) => write("by", way === "application" ? "" : way)} />
      {by === "consent" && (
        <div className={styles.columns}>
          <ConsentCard />
          <ConsentPermissions />
        </div>
      )}
      {by === "partner" && (
        <div className={styles.columns}>
          <PartnerForm />
          <ConsentPermissions />
        </div>
      )}
      {by === "application" && (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <Card title={strings.form}>
              <TenantForm
                form={form}
                errors={tried ? formErrors(form, tried) : { credential: {} }}
                problem={save.error ?? test.error}
                testing={test.isPending}
                saving={save.isPending}
                onChange={setForm}
                onTest={() => attempt("test")}
                onSave={() => attempt("save")}
              />
              {test.data && !test.isPending && (
                <div className={styles.tested}>
                  <ConnectionSummary result={test.data} />
                  {isStale && <Text>{strings.stale}</Text>}
                </div>
              )}
            </Card>
            {test.data && <ConnectionResult result={test.data} withoutSummary />}
          </div>
          <WhatYouNeed />
        </div>
      )}
    </Page>
  );
}

function sameCredential(a: ConnectionForm, b: ConnectionForm): boolean {
  return a.tenantId === b.tenantId && a.credential === b.credential;
}
