export const comparisonWords = {
  before: "Baseline",
  after: "Live",
  added: "Added",
  removed: "Removed",
  reordered: "The entries are the same, their order is not.",
  wholeSet: "All entries before and after",
  textCaption: "Text, line by line: minus is the baseline, plus is live",
};
