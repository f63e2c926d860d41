import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { ResourceGroup } from "@/api/types";
import { type DraftResource, MODES, modeOf } from "./draft";
import { strings } from "./strings";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
});

interface SelectionActionsProps {
  readonly count: number;
  readonly groups: readonly ResourceGroup[];
  readonly onChange: (how: (resource: DraftResource) => DraftResource) => void;
  readonly onGroup: (name: string) => void;
}

/** What can be done with all resources that are ticked. */
export function SelectionActions({ count, groups, onChange, onGroup }: SelectionActionsProps) {
  const styles = useStyles();
  const include = (included: boolean) => onChange((resource) => ({ ...resource, included }));
  const fromLive = (resource: DraftResource) => ({
    ...resource,
    included: true,
    fromLive: true,
    values: {},
    body: undefined,
  });
  return (
    <section className={styles.bar} aria-label={strings.selected(count)}>
      <span role="status">{strings.selected(count)}</span>
      <Button size="small" onClick={() => include(true)}>
        {strings.include}
      </Button>
      <Button size="small" onClick={() => include(false)}>
        {strings.exclude}
      </Button>
      <Select
        size="small"
        aria-label={strings.setMode}
        value=""
        onChange={(_, data) => onChange((resource) => ({ ...resource, mode: modeOf(data.value) }))}
      >
        <option value="">{strings.setMode}</option>
        {MODES.map((mode) => (
          <option key={mode} value={mode}>
            {strings.modes[mode]}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        aria-label={strings.setGroup}
        value="?"
        onChange={(_, data) => onGroup(data.value)}
      >
        <option value="?">{strings.setGroup}</option>
        <option value="">{strings.noGroup}</option>
        {groups.map((group) => (
          <option key={group.name} value={group.name}>
            {group.name}
          </option>
        ))}
      </Select>
      <Button size="small" onClick={() => onChange(fromLive)}>
        {strings.fromLive}
      </Button>
    </section>
  );
}
