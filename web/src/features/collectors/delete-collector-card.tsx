import { makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Collector } from "@/api/types";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { FormDialog } from "@/ui/form-dialog";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({ text: { marginTop: 0, maxWidth: "72ch" } });

export function DeleteCollectorCard({ collector }: { collector: Collector }) {
  const styles = useStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => commands.deleteCollector(collector.id),
    onSuccess: async () => {
      announce(strings.deleted(collector.title));
      await navigate(paths.collectors());
      client.removeQueries({ queryKey: keys.collector(collector.id) });
      const stale = [keys.collectors, keys.tenants, keys.areas, keys.drifts];
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  return (
    <Card title={strings.deleteTitle}>
      <p className={styles.text}>{strings.deleteText}</p>
      <PermittedButton needs="administrator" onClick={() => setAsking(true)}>
        {strings.deleteButton}
      </PermittedButton>
      {asking && (
        <FormDialog
          title={`${strings.deleteTitle}: ${collector.title}`}
          submit={strings.deleteSubmit}
          pending={remove.isPending}
          error={remove.error}
          onSubmit={() => remove.mutate()}
          onClose={() => setAsking(false)}
        >
          <span>{strings.deleteText}</span>
        </FormDialog>
      )}
    </Card>
  );
}
