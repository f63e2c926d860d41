import { Button, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { ResourceGroup } from "@/api/types";
import { FormDialog } from "@/ui/form-dialog";
import { useAnnounce } from "@/ui/use-announce";
import { GroupMark } from "./group-mark";
import { COLOURS } from "./groups";
import { strings } from "./strings";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

interface GroupDialogProps {
  readonly tenant: string;
  readonly area: string;
  readonly groups: readonly ResourceGroup[];
  readonly onClose: () => void;
}

interface Row extends ResourceGroup {
  readonly key: number;
}

/** Names, colours and order of the groups. */
export function GroupDialog({ tenant, area, groups, onClose }: GroupDialogProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [rows, setRows] = useState<readonly Row[]>(groups.map((group, key) => ({ ...group, key })));
  const save = useMutation({
    mutationFn: () =>
      commands.saveResourceGroups(
        tenant,
        area,
        rows.map(({ name, colour, resources }) => ({ name, colour, resources })),
      ),
    onSuccess: async () => {
      announce(strings.groupsSaved);
      await client.invalidateQueries({ queryKey: keys.resourceGroups(tenant, area) });
      onClose();
    },
  });
  const change = (key: number, part: Partial<ResourceGroup>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    setRows([
      ...rows,
      { key, name: "", colour: COLOURS[(key + 1) % COLOURS.length] ?? "grey", resources: [] },
    ]);
  };
  return (
    <FormDialog
      title={strings.groupsTitle}
      submit={strings.saveSubmit}
      pending={save.isPending}
      error={save.error}
      disabled={rows.some((row) => !row.name.trim())}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <span>{strings.groupsText}</span>
      {rows.map((row, place) => (
        <div key={row.key} className={styles.row}>
          <GroupMark colour={row.colour} />
          <Input
            aria-label={strings.groupName}
            value={row.name}
            onChange={(_, data) => change(row.key, { name: data.value })}
          />
          <Select
            aria-label={strings.groupColour}
            value={row.colour}
            onChange={(_, data) => change(row.key, { colour: data.value })}
          >
            {COLOURS.map((colour) => (
              <option key={colour} value={colour}>
                {strings.colours[colour]}
              </option>
            ))}
          </Select>
          <Button
            size="small"
            aria-label={strings.up(row.name)}
            disabledFocusable={place === 0}
            onClick={() => setRows(movedUp(rows, place))}
          >
            ↑
          </Button>
          <Button
            size="small"
            aria-label={strings.removeGroup(row.name)}
            onClick={() => setRows(rows.filter((other) => other.key !== row.key))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button onClick={add}>{strings.addGroup}</Button>
    </FormDialog>
  );
}

function movedUp(rows: readonly Row[], place: number): readonly Row[] {
  const moved = rows[place];
  const above = rows[place - 1];
  if (!moved || !above) return rows;
  return rows.map((row, index) => (index === place ? above : index === place - 1 ? moved : row));
}
