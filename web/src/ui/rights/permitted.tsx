import type { ReactElement } from "react";
import { Possible } from "../possible";
import { type Role, useRights } from "./use-rights";
import { words } from "./words";

interface PermittedProps {
  readonly needs: Role;
  /** Where the role is needed; over all when it is left out. */
  readonly tenant?: string;
  /** Draws the action, disabled when it is not allowed. */
  readonly children: (allowed: boolean) => ReactElement;
}

/** An action that a person may not take is there, disabled, and says why. */
export function Permitted({ needs, tenant, children }: PermittedProps) {
  const rights = useRights();
  const allowed = tenant ? rights.inTenant(tenant, needs) : rights.overAll(needs);
  const why = tenant ? words.needsInTenant(needs) : words.needsOverAll(needs);
  return <Possible why={allowed ? null : why}>{children}</Possible>;
}
