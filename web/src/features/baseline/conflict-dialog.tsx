import { useQuery } from "@tanstack/react-query";
import { savedMeanwhileQuery, versionComparisonQuery } from "@/api/queries";
import type { Baseline, VersionChange } from "@/api/types";
import { VersionChangeList } from "@/ui/comparison/version-change-list";
import { FormDialog } from "@/ui/form-dialog";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

interface ConflictDialogProps {
  readonly tenant: string;
  readonly area: string;
  /** Who saved what. */
  readonly reason: string;
  readonly startedFrom: number;
  /** The resources that the edit under way changes. */
  readonly mine: ReadonlySet<string>;
  readonly onKeep: (now: Baseline) => void;
  readonly onClose: () => void;
}

/** Somebody else was faster: what he saved is shown, and nothing that was typed is lost. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { tenant, area, startedFrom } = props;
  const now = useQuery(savedMeanwhileQuery(tenant, area));
  const version = now.data?.version ?? startedFrom;
  const theirs = useQuery({
    ...versionComparisonQuery(tenant, area, startedFrom, version),
    enabled: version !== startedFrom,
  });
  return (
    <FormDialog
      title={strings.conflictTitle}
      submit={strings.conflictKeep}
      pending={now.isPending}
      disabled={!now.data}
      error={now.error}
      onSubmit={() => now.data && props.onKeep(now.data)}
      onClose={props.onClose}
    >
      <span>{props.reason}</span>
      <span>{strings.conflictText}</span>
      <section aria-label={strings.conflictTheirs}>
        <QueryView query={theirs} loading={<RowsSkeleton rows={3} />}>
          {({ changes }) => (
            <>
              <VersionChangeList changes={changes} from={startedFrom} to={version} />
              <Both changes={changes} mine={props.mine} />
            </>
          )}
        </QueryView>
      </section>
    </FormDialog>
  );
}

function Both({ changes, mine }: { changes: readonly VersionChange[]; mine: ReadonlySet<string> }) {
  const both = changes.filter((change) => mine.has(change.resourceId)).map((change) => change.name);
  return both.length > 0 ? <p>{strings.conflictBoth([...new Set(both)])}</p> : null;
}
