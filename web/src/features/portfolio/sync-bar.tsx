import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Tenant } from "@/api/types";
import { inTurn } from "@/lib/in-turn";
import { ProblemMessage } from "@/ui/problem-message";
import { useRights } from "@/ui/rights/use-rights";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";
import { type StartedSync, syncProgress } from "./sync-progress";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    top: "56px",
    zIndex: 10,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: tokens.shadow8,
  },
  text: { fontWeight: tokens.fontWeightSemibold, marginRight: "auto" },
  progress: { flexGrow: 1, minWidth: "160px", maxWidth: "420px" },
});

interface SyncBarProps {
  readonly chosen: readonly Tenant[];
  readonly tenants: readonly Tenant[];
  readonly onClear: () => void;
}

/** Syncs what is ticked, and tells while it goes how much of that is done. */
export function SyncBar({ chosen, tenants, onClear }: SyncBarProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const rights = useRights();
  const [started, setStarted] = useState<readonly StartedSync[]>([]);
  const ready = chosen.filter(
    (tenant) => tenant.enabled && tenant.connection && rights.inTenant(tenant.id, "operator"),
  );
  const sync = useMutation({
    mutationFn: (wanted: readonly Tenant[]) => inTurn(wanted, (tenant) => commands.sync(tenant.id)),
    onMutate: (wanted) =>
      setStarted(wanted.map(({ id, summary }) => ({ tenant: id, before: summary.lastSyncAt ?? null }))),
    onSuccess: (jobs) => announce(strings.syncsStarted(jobs.length)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tenants, exact: true }),
  });
  if (chosen.length === 0 && started.length === 0) return null;
  const { done, total } = syncProgress(started, tenants);
  const dismiss = () => {
    setStarted([]);
    onClear();
  };
  return (
    <section className={styles.bar} aria-label={strings.selection}>
      <span className={styles.text} role="status">
        {total > 0 ? strings.synced(done, total) : strings.selected(chosen.length)}
      </span>
      {total > 0 && (
        <ProgressBar
          className={styles.progress}
          aria-label={strings.synced(done, total)}
          value={done / total}
        />
      )}
      {sync.error && <ProblemMessage error={sync.error} />}
      {chosen.length > 0 && (
        <Button
          appearance="primary"
          icon={<ArrowSyncRegular />}
          disabledFocusable={sync.isPending || ready.length === 0}
          onClick={() => sync.mutate(ready)}
        >
          {strings.syncSelected(ready.length)}
        </Button>
      )}
      <Button appearance="subtle" onClick={dismiss}>
        {strings.clearSelection}
      </Button>
    </section>
  );
}
