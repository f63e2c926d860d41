import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { Problem } from "@/api/problem";
import type { Baseline } from "@/api/types";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { useAnnounce } from "@/ui/use-announce";
import { ConflictDialog } from "./conflict-dialog";
import { changedIds, type Draft, draftOf, editOf, isChanged, rebased } from "./draft";
import { PreviewCard } from "./preview-card";
import { strings } from "./strings";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface ActionBarProps {
  readonly tenant: string;
  readonly area: string;
  readonly draft: Draft;
  readonly start: Draft;
  readonly onRebased: (draft: Draft, start: Draft) => void;
  readonly onDiscard: () => void;
}

/** Preview, save, discard; and what happens when somebody else was faster. */
export function ActionBar({ tenant, area, draft, start, onRebased, onDiscard }: ActionBarProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [hidden, setHidden] = useState(false);
  const changed = isChanged(draft, start);
  const preview = useMutation({
    mutationFn: () => commands.previewBaseline(tenant, area, draft.version, editOf(draft, start)),
  });
  const save = useMutation({
    mutationFn: () => commands.editBaseline(tenant, area, draft.version, editOf(draft, start)),
    onSuccess: async (saved) => {
      announce(strings.saved(saved.version));
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.editedBaseline(tenant, area) }),
        client.invalidateQueries({ queryKey: keys.tenant(tenant) }),
        client.invalidateQueries({ queryKey: keys.tenants, exact: true }),
        client.invalidateQueries({ queryKey: keys.drifts }),
      ]);
    },
  });
  const forgetAnswers = () => {
    save.reset();
    preview.reset();
  };
  const rebase = (now: Baseline) => {
    const others = start.resources.filter((resource) => !resource.wasIncluded);
    const theirs = draftOf(now, others);
    forgetAnswers();
    onRebased(rebased(draft, start, theirs), theirs);
  };
  const failed = save.error ?? preview.error;
  const isConflict = failed instanceof Problem && failed.code === "staleVersion";
  return (
    <div className={styles.stack}>
      <div className={styles.bar}>
        <PermittedButton
          needs="approver"
          tenant={tenant}
          appearance="primary"
          disabledFocusable={!changed || save.isPending}
          onClick={() => changed && save.mutate()}
        >
          {strings.saveSubmit}
        </PermittedButton>
        <Button
          disabledFocusable={!changed || preview.isPending}
          onClick={() => {
            setHidden(false);
            if (changed) preview.mutate();
          }}
        >
          {strings.preview}
        </Button>
        <Button appearance="subtle" disabledFocusable={!changed} onClick={() => changed && onDiscard()}>
          {strings.discard}
        </Button>
        {!changed && <span>{strings.unchanged}</span>}
      </div>
      {failed && !isConflict && <ProblemMessage error={failed} />}
      {preview.data && !hidden && <PreviewCard preview={preview.data} onClose={() => setHidden(true)} />}
      {isConflict && (
        <ConflictDialog
          tenant={tenant}
          area={area}
          reason={failed.message}
          startedFrom={start.version}
          mine={changedIds(draft, start)}
          onKeep={rebase}
          onClose={forgetAnswers}
        />
      )}
    </div>
  );
}
