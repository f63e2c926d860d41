import { exactTime } from "@/lib/time";

export const pastStrings = {
  at: "As it was on",
  now: "Show the present",
  columns: { name: "Name then", from: "So since", to: "So until", certainty: "Certainty" },
  stillSo: "now",
  exact: "Exact",
  nearest: "Nearest that was kept",
  asItWas: (at: string) => `As it was on ${exactTime(at)}`,
  changesFrom: "From",
  changesTo: "To",
  changesHint: "Choose a time to see what changed in this area since then.",
  changesTitle: "What changed",
  noChanges: "Nothing that counts as configuration changed between these times.",
  added: "New",
  removed: "Gone",
  changed: "Changed",
  renamed: (name: string) => `It was called “${name}” before.`,
  nearestNote: "Versions around these times are not kept any more; the nearest ones were compared.",
  more: "Show more",
};
