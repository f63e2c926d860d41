import { useState } from "react";
import type { GrantRequest } from "@/api/types";
import { targetOf } from "./use-targets";

/** The role that the two lists show, which is not given yet. */
export interface GrantChoice {
  readonly role: string;
  readonly target: string;
  /** Whether the person chose it, or it only stands there at first. */
  readonly isMade: boolean;
}

const AT_FIRST: GrantChoice = { role: "viewer", target: "all", isMade: false };

/** The roles of a user while they are put together. What was chosen counts, also without having been added. */
export function useGrants(initial: () => readonly GrantRequest[]) {
  const [grants, setGrants] = useState(initial);
  const [choice, setChoice] = useState(AT_FIRST);
  const withChoice = withGrant(grants, grantOf(choice));
  const take = (next: readonly GrantRequest[]) => {
    setGrants(next);
    setChoice(AT_FIRST);
  };
  return {
    grants,
    choice,
    meant: choice.isMade ? withChoice : grants,
    choose: (part: Partial<GrantChoice>) => setChoice({ ...choice, ...part, isMade: true }),
    add: () => take(withChoice),
    remove: (grant: GrantRequest) => setGrants(grants.filter((other) => other !== grant)),
    take,
  };
}

export function grantOf({ role, target }: GrantChoice): GrantRequest {
  return { role, ...targetOf(target) };
}

/** One role over each target: the last one. */
function withGrant(grants: readonly GrantRequest[], grant: GrantRequest): readonly GrantRequest[] {
  return [...grants.filter((other) => !isSameTarget(other, grant)), grant];
}

function isSameTarget(one: GrantRequest, other: GrantRequest): boolean {
  return (
    (one.tenantId ?? null) === (other.tenantId ?? null) && (one.groupId ?? null) === (other.groupId ?? null)
  );
}
