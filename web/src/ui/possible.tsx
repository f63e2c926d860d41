import { Tooltip } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";

interface PossibleProps {
  /** Why the action cannot be taken now; nothing when it can. */
  readonly why: string | null;
  /** Draws the action, disabled when it is not possible. */
  readonly children: (possible: boolean) => ReactElement;
}

/** An action that cannot be taken is there, disabled, and says why. */
export function Possible({ why, children }: PossibleProps) {
  const [isPointedAt, setIsPointedAt] = useState(false);
  // One tree for both, so that the action stays the same element when it becomes possible.
  return (
    <Tooltip
      content={{ children: why }}
      relationship={why === null ? "inaccessible" : "description"}
      visible={why !== null && isPointedAt}
      onVisibleChange={(_, { visible }) => setIsPointedAt(visible)}
    >
      {children(why === null)}
    </Tooltip>
  );
}
