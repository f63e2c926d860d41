import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { ResourceGroup } from "@/api/types";
import { Card } from "@/ui/card";
import { FilterBar } from "@/ui/filter-bar";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { SearchFilter } from "@/ui/search-filter";
import { VirtualTable } from "@/ui/virtual-table";
import { type Draft, withResources } from "./draft";
import { GroupDialog } from "./group-dialog";
import { byGroup, withMembers } from "./groups";
import { pickerColumns } from "./picker-columns";
import { SelectionActions } from "./selection-actions";
import { strings } from "./strings";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  none: { padding: tokens.spacingHorizontalL },
});

interface ResourcePickerProps {
  readonly tenant: string;
  readonly area: string;
  readonly draft: Draft;
  readonly start: Draft;
  readonly groups: readonly ResourceGroup[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onChange: (draft: Draft) => void;
  readonly onOpen: (resource: string) => void;
}

/** All resources of the area, in the baseline or not, sorted by group. */
export function ResourcePicker(props: ResourcePickerProps) {
  const { tenant, area, draft, start, groups, onChange, onOpen } = props;
  const styles = useStyles();
  const client = useQueryClient();
  const [search, setSearch] = useState("");
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [managing, setManaging] = useState(false);
  const assign = useMutation({
    mutationFn: ({ ids, name }: { ids: ReadonlySet<string>; name: string }) =>
      commands.saveResourceGroups(tenant, area, withMembers(groups, ids, name)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.resourceGroups(tenant, area) }),
  });
  const rows = useMemo(() => {
    const wanted = search.toLowerCase();
    const found = draft.resources.filter((resource) => resource.name.toLowerCase().includes(wanted));
    return byGroup(found, groups);
  }, [draft.resources, groups, search]);
  const before = useMemo(() => new Map(start.resources.map((resource) => [resource.id, resource])), [start]);
  const columns = pickerColumns({
    groups,
    selected,
    isChanged: (resource) => resource !== before.get(resource.id),
    onSelect: (id, on) => setSelected(toggled(selected, id, on)),
    onChange: (changed) => onChange(withResources(draft, new Set([changed.id]), () => changed)),
    onGroup: (id, name) => assign.mutate({ ids: new Set([id]), name }),
    onOpen,
  });
  const shownIds = rows.map((resource) => resource.id);
  const all = shownIds.length > 0 && shownIds.every((id) => selected.has(id));
  const included = draft.resources.filter((resource) => resource.included).length;
  return (
    <Card
      title={strings.resources}
      actions={
        <div className={styles.actions}>
          <Note>{strings.counts(included, draft.resources.length)}</Note>
          <PermittedButton needs="operator" tenant={tenant} size="small" onClick={() => setManaging(true)}>
            {strings.manageGroups}
          </PermittedButton>
        </div>
      }
      flush
    >
      <div className={styles.bar}>
        <FilterBar label={strings.search}>
          <SearchFilter label={strings.search} value={search} onChange={setSearch} />
        </FilterBar>
        <Checkbox
          label={strings.selectAll}
          checked={all}
          onChange={(_, data) => setSelected(new Set(data.checked === true ? shownIds : []))}
        />
      </div>
      {selected.size > 0 && (
        <SelectionActions
          count={selected.size}
          groups={groups}
          onChange={(how) => onChange(withResources(draft, selected, how))}
          onGroup={(name) => assign.mutate({ ids: selected, name })}
        />
      )}
      {assign.error && <ProblemMessage error={assign.error} />}
      {rows.length === 0 ? (
        <p className={styles.none}>{strings.nothingFound}</p>
      ) : (
        <VirtualTable
          label={strings.resources}
          columns={columns}
          rows={rows}
          total={rows.length}
          rowKey={(resource) => resource.id}
          hasMore={false}
          onMore={props.onMore}
        />
      )}
      {props.hasMore && (
        <div className={styles.bar}>
          <Button onClick={props.onMore}>{strings.more}</Button>
        </div>
      )}
      {managing && (
        <GroupDialog tenant={tenant} area={area} groups={groups} onClose={() => setManaging(false)} />
      )}
    </Card>
  );
}

function toggled(selected: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(selected);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
