export const changedByStrings = {
  title: "Who changed it",
  entries: "What the audit log says",
  own: (name: string) => `Plumbline itself, as ${name}`,
  certainty: {
    exact: "The audit log tells this very change.",
    likely: "Nobody else changed this resource in that time, as far as the audit log tells.",
    ambiguous:
      "Several changed this resource in that time; which of them made this change, the log does not tell.",
    nobody:
      "No entry of the audit log speaks of this change. Microsoft writes some of them hours late, and some not at all.",
  } as Record<string, string>,
  asking: "Microsoft’s audit log is being asked.",
  notSeen:
    "Plumbline did not see this change come about: it was there when the baseline was agreed, or the baseline changed.",
  between: "Changed between",
  and: "and",
  askedAgain: "The log is asked again",
  noName: "nobody named",
  from: (address: string) => `from ${address}`,
  lookAgain: "Look again",
};
