import { Button, Checkbox, Select, Switch } from "@fluentui/react-components";
import type { ResourceGroup } from "@/api/types";
import { Note } from "@/ui/note";
import type { VirtualColumn } from "@/ui/virtual-table";
import { type DraftResource, MODES, modeOf } from "./draft";
import { GroupMark } from "./group-mark";
import { strings } from "./strings";

interface PickerHandlers {
  readonly groups: readonly ResourceGroup[];
  readonly selected: ReadonlySet<string>;
  readonly isChanged: (resource: DraftResource) => boolean;
  readonly onSelect: (id: string, on: boolean) => void;
  readonly onChange: (changed: DraftResource) => void;
  readonly onGroup: (id: string, name: string) => void;
  readonly onOpen: (id: string) => void;
}

export function pickerColumns(handlers: PickerHandlers): VirtualColumn<DraftResource>[] {
  const groupOf = (id: string) => handlers.groups.find((group) => group.resources.includes(id));
  return [
    {
      key: "name",
      title: strings.columns.name,
      width: "minmax(200px, 4fr)",
      render: (resource) => (
        <>
          <Checkbox
            aria-label={strings.select(resource.name)}
            checked={handlers.selected.has(resource.id)}
            onChange={(_, data) => handlers.onSelect(resource.id, data.checked === true)}
          />
          {resource.name || resource.id}
          {handlers.isChanged(resource) && <Note>{strings.changed}</Note>}
        </>
      ),
    },
    {
      key: "included",
      title: strings.columns.included,
      width: "minmax(64px, 0.6fr)",
      render: (resource) => (
        <Switch
          aria-label={strings.included(resource.name)}
          checked={resource.included}
          onChange={(_, data) => handlers.onChange({ ...resource, included: data.checked })}
        />
      ),
    },
    {
      key: "mode",
      title: strings.columns.mode,
      width: "minmax(150px, 1.4fr)",
      render: (resource) => (
        <Select
          size="small"
          aria-label={strings.mode(resource.name)}
          disabled={!resource.included}
          value={resource.mode}
          onChange={(_, data) => handlers.onChange({ ...resource, mode: modeOf(data.value) })}
        >
          {MODES.map((mode) => (
            <option key={mode} value={mode}>
              {strings.modes[mode]}
            </option>
          ))}
        </Select>
      ),
    },
    {
      key: "group",
      title: strings.columns.group,
      width: "minmax(140px, 1.2fr)",
      render: (resource) => {
        const group = groupOf(resource.id);
        return (
          <>
            {group && <GroupMark colour={group.colour} />}
            <Select
              size="small"
              aria-label={strings.group(resource.name)}
              value={group?.name ?? ""}
              onChange={(_, data) => handlers.onGroup(resource.id, data.value)}
            >
              <option value="">{strings.noGroup}</option>
              {handlers.groups.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          </>
        );
      },
    },
    {
      key: "actions",
      title: <span className="visually-hidden">{strings.columns.actions}</span>,
      width: "minmax(110px, 0.8fr)",
      render: (resource) => (
        <Button
          size="small"
          disabledFocusable={!resource.included}
          aria-label={strings.properties(resource.name)}
          onClick={() => resource.included && handlers.onOpen(resource.id)}
        >
          {strings.edit}
        </Button>
      ),
    },
  ];
}
