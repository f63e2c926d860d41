import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { TenantArea } from "@/api/types";
import { ProblemMessage } from "@/ui/problem-message";
import { areaStrings as strings } from "./strings";
import { useSwitch } from "./use-switch";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  count: { color: tokens.colorNeutralForeground2, marginRight: "auto" },
});

interface ShownAreasProps {
  readonly tenant: string;
  readonly shown: readonly TenantArea[];
  readonly total: number;
  /** Whether a filter leaves something out. */
  readonly narrowed: boolean;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** How many areas the filter finds, and what can be done with all of them at once. */
export function ShownAreas({ tenant, shown, total, narrowed, onClear, children }: ShownAreasProps) {
  const styles = useStyles();
  const change = useSwitch(tenant);
  const keys = (on: boolean) => shown.filter((area) => area.enabled === on).map((area) => area.area);
  const [on, off] = [keys(true), keys(false)];
  return (
    <div>
      <div className={styles.bar}>
        <span className={styles.count} role="status">
          {strings.shown(shown.length, total)}
        </span>
        {children}
        {narrowed && shown.length > 0 && (
          <>
            <Button
              size="small"
              disabledFocusable={off.length === 0 || change.isPending}
              onClick={() => change.mutate({ areas: off, enabled: true })}
            >
              {strings.switchShownOn}
            </Button>
            <Button
              size="small"
              disabledFocusable={on.length === 0 || change.isPending}
              onClick={() => change.mutate({ areas: on, enabled: false })}
            >
              {strings.switchShownOff}
            </Button>
          </>
        )}
        {narrowed && (
          <Button size="small" appearance="subtle" onClick={onClear}>
            {strings.clear}
          </Button>
        )}
      </div>
      {change.error && <ProblemMessage error={change.error} />}
    </div>
  );
}
