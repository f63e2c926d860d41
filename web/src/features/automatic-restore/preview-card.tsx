import { Button, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { restoreCommands } from "@/api/restore-commands";
import type { AutomaticPreview, ChooseAutomaticRestore } from "@/api/types";
import { BusyIcon } from "@/ui/busy-icon";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { StateLabel, type Tone } from "@/ui/state-label";
import { previewColumns } from "./preview-columns";
import { strings } from "./strings";

const useStyles = makeStyles({
  text: { marginTop: 0, maxWidth: "72ch" },
});

const TONES: Readonly<Record<string, Tone>> = { restore: "good", wait: "paused", nothing: "quiet" };

interface PreviewCardProps {
  readonly tenant: string;
  /** As typed; null while a field does not fit. */
  readonly chosen: ChooseAutomaticRestore | null;
}

/** What the policy would do, before it may. */
export function PreviewCard({ tenant, chosen }: PreviewCardProps) {
  const styles = useStyles();
  const preview = useMutation({
    mutationFn: (body: ChooseAutomaticRestore) => restoreCommands.previewAutomatic(tenant, body),
  });
  return (
    <Card
      title={strings.preview}
      actions={
        <Button
          size="small"
          icon={preview.isPending ? <BusyIcon /> : undefined}
          disabledFocusable={!chosen || preview.isPending}
          onClick={() => chosen && preview.mutate(chosen)}
        >
          {strings.previewButton}
        </Button>
      }
    >
      <p className={styles.text}>{strings.previewText}</p>
      {preview.error && <ProblemMessage error={preview.error} />}
      <div role="status">{preview.data && <Outcome preview={preview.data} />}</div>
    </Card>
  );
}

function Outcome({ preview }: { preview: AutomaticPreview }) {
  return (
    <>
      <StateLabel tone={TONES[preview.outcome] ?? "quiet"} text={outcomeText(preview)} />
      {preview.why && <Note>{preview.why}</Note>}
      {preview.items.length > 0 && (
        <DataTable
          label={strings.previewTable}
          columns={previewColumns}
          rows={preview.items}
          rowKey={(item) => item.driftId}
        />
      )}
    </>
  );
}

function outcomeText({ outcome, until, items }: AutomaticPreview): string {
  if (outcome === "wait") return strings.outcomes.wait(until);
  if (outcome !== "restore") return strings.outcomes.nothing;
  return strings.outcomes.restore(items.filter(({ verdict }) => verdict === "restore").length);
}
