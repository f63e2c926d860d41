import type { TenantArea } from "@/api/types";
import { CollectionLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { areaStrings as strings } from "./strings";

/** How the last read ended, when, what it found, and what stood in its way. */
export function CollectionCell({ area }: { area: TenantArea }) {
  const { collection, lastCompleteAt, resources } = area;
  if (!collection) return <StateLabel tone="quiet" text={strings.never} />;
  const gap = collection.status !== "complete";
  return (
    <>
      <CollectionLabel status={collection.status} />
      <Note>
        <TimeText at={collection.finishedAt ?? collection.startedAt} />
        {gap && lastCompleteAt && (
          <>
            , {strings.lastComplete} <TimeText at={lastCompleteAt} />
          </>
        )}
        {typeof resources === "number" && `, ${strings.resources(resources)}`}
      </Note>
      {gap && collection.reason && <Note>{collection.reason}</Note>}
      {collection.held && <Note>{strings.held}</Note>}
    </>
  );
}
