import { Tooltip } from "@fluentui/react-components";
import type { ReactElement } from "react";

interface PossibleProps {
  /** Why the action cannot be taken now; nothing when it can. */
  readonly why: string | null;
  /** Draws the action, disabled when it is not possible. */
  readonly children: (possible: boolean) => ReactElement;
}

/** An action that cannot be taken is there, disabled, and says why. */
export function Possible({ why, children }: PossibleProps) {
  if (why === null) return children(true);
  return (
    <Tooltip content={why} relationship="description">
      {children(false)}
    </Tooltip>
  );
}
