import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { ResourceGroup } from "@/api/types";
import { ActionBar } from "./action-bar";
import { type Draft, withResources } from "./draft";
import { HeadingFields } from "./heading-fields";
import { ResourcePanel } from "./resource-panel";
import { ResourcePicker } from "./resource-picker";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
});

interface EditorProps {
  readonly tenant: string;
  readonly area: string;
  readonly start: Draft;
  readonly groups: readonly ResourceGroup[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The edit under way lives here until it is saved; what the server has is never copied over it. */
export function Editor({ tenant, area, start: latest, groups, hasMore, onMore }: EditorProps) {
  const styles = useStyles();
  const [start, setStart] = useState(latest);
  const [own, setDraft] = useState(latest);
  const [open, setOpen] = useState<string | null>(null);
  // More live resources may be loaded while somebody edits.
  const draft = useMemo(() => withMore(own, latest), [own, latest]);
  const from = useMemo(() => withMore(start, latest), [start, latest]);
  const shown = draft.resources.find((resource) => resource.id === open);
  return (
    <div className={styles.stack}>
      <ActionBar
        tenant={tenant}
        area={area}
        draft={draft}
        start={from}
        onRebased={(rebased, now) => {
          setStart(now);
          setDraft(rebased);
        }}
        onDiscard={() => setDraft(start)}
      />
      <HeadingFields draft={draft} onChange={setDraft} />
      <ResourcePicker
        tenant={tenant}
        area={area}
        draft={draft}
        start={from}
        groups={groups}
        hasMore={hasMore}
        onMore={onMore}
        onChange={setDraft}
        onOpen={setOpen}
      />
      {shown && (
        <ResourcePanel
          tenant={tenant}
          area={area}
          resource={shown}
          onChange={(changed) => setDraft(withResources(draft, new Set([shown.id]), () => changed))}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function withMore(draft: Draft, latest: Draft): Draft {
  const known = new Set(draft.resources.map((resource) => resource.id));
  const more = latest.resources.filter((resource) => !known.has(resource.id));
  return more.length === 0 ? draft : { ...draft, resources: [...draft.resources, ...more] };
}
