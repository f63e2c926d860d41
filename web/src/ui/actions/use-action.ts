import { useEffect } from "react";
import { type Action, registerAction } from "./registered-actions";

/** Puts an action into the command palette for as long as the component is on the page. */
export function useAction(action: Action | null): void {
  useEffect(() => (action ? registerAction(action) : undefined), [action]);
}
