import { makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { AppRegistration } from "@/api/types";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { FormDialog } from "@/ui/form-dialog";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });

export function DeleteCard({ appRegistration }: { appRegistration: AppRegistration }) {
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => commands.deleteAppRegistration(appRegistration.id),
    onSuccess: async () => {
      announce(strings.deleted(appRegistration.name));
      await navigate(paths.appRegistrations());
      client.removeQueries({ queryKey: keys.appRegistration(appRegistration.id) });
      await client.invalidateQueries({ queryKey: keys.appRegistrations, exact: true });
    },
  });
  const inUse = appRegistration.tenantCount > 0;
  return (
    <Card title={strings.deleteTitle}>
      <p className={styles.text}>
        {inUse ? strings.deleteInUse(appRegistration.tenantCount) : strings.deleteText}
      </p>
      <PermittedButton needs="administrator" onClick={() => setAsking(true)} disabledFocusable={inUse}>
        {strings.deleteButton}
      </PermittedButton>
      {asking && (
        <FormDialog
          title={strings.deleteConfirm(appRegistration.name)}
          submit={strings.deleteSubmit}
          pending={remove.isPending}
          error={remove.error}
          onSubmit={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          {strings.deleteText}
        </FormDialog>
      )}
    </Card>
  );
}
