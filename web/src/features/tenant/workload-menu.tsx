import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { ProblemMessage } from "@/ui/problem-message";
import type { WorkloadGroup } from "./group-by-workload";
import { areaStrings as strings } from "./strings";
import { useSwitch } from "./use-switch";

interface WorkloadMenuProps {
  readonly tenant: string;
  readonly group: WorkloadGroup;
}

/** Switches what is shown of the workload at once. Drifts and baselines stay, so nothing is asked before. */
export function WorkloadMenu({ tenant, group }: WorkloadMenuProps) {
  const change = useSwitch(tenant);
  const areas = group.areas.map((area) => area.area);
  const item = (text: string, enabled: boolean | null) => (
    <MenuItem disabled={change.isPending} onClick={() => change.mutate({ areas, enabled })}>
      {text}
    </MenuItem>
  );
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            appearance="subtle"
            aria-label={strings.more(group.title)}
            icon={<MoreHorizontalRegular />}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {item(strings.switchOn, true)}
            {item(strings.switchOff, false)}
            {item(strings.switchDefault, null)}
          </MenuList>
        </MenuPopover>
      </Menu>
      {change.error && <ProblemMessage error={change.error} />}
    </>
  );
}
