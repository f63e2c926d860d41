import { Switch } from "@fluentui/react-components";
import type { TenantArea } from "@/api/types";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { areaStrings as strings } from "./strings";
import { useSwitch } from "./use-switch";

interface AreaSwitchProps {
  readonly tenant: string;
  readonly area: TenantArea;
}

/** Whether sweeps read the area. Shows the wish at once, and the truth when the server has answered. */
export function AreaSwitch({ tenant, area }: AreaSwitchProps) {
  const change = useSwitch(tenant);
  const wished = change.isPending ? change.variables.enabled : null;
  return (
    <>
      <Permitted needs="approver" tenant={tenant}>
        {(allowed) => (
          <Switch
            aria-label={strings.switchLabel(area.title)}
            checked={wished ?? area.enabled}
            disabled={!allowed}
            onChange={(_, data) => {
              if (!change.isPending) change.mutate({ areas: [area.area], enabled: data.checked });
            }}
          />
        )}
      </Permitted>
      {change.error && <ProblemMessage error={change.error} />}
    </>
  );
}
