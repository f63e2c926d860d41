import type { ExplanationRow } from "@/api/types";

export const explanationWords = {
  verdicts: {
    different: "Different",
    equal: "Equal",
    notComparable: "Not comparable",
    notConfiguration: "Not configuration",
  } satisfies Record<ExplanationRow["verdict"], string>,
  sent: "As sent",
  compared: "As compared",
  before: "Before",
  after: "After",
  rules: "Rules",
  nothing: "nothing",
  noRules: "No rule took part: the values were compared as they were sent.",
  heldBack: {
    ignoreRule: "No drift, as an ignore rule holds it back.",
    acceptance: "Accepted, so that it is no open drift.",
  } satisfies Record<ExplanationRow["heldBackBy"][number]["by"], string>,
  seeRule: "See the rule",
  none: "Nothing looks different.",
  caption: "Why each place is a difference, or is none",
};
