/** What the two sides of a comparison are. */
export interface SideLabels {
  readonly before: string;
  readonly after: string;
  /** What is said of the entries of a set that one side alone has; told by the sides when left out. */
  readonly added?: string;
  readonly removed?: string;
}

export const comparisonWords = {
  before: "Baseline",
  after: "Live",
  onlyOn: (side: string) => `${side} only`,
  added: "Added",
  removed: "Removed",
  reordered: "The entries are the same, their order is not.",
  wholeSet: "All entries before and after",
  textCaptionOf: (before: string, after: string) =>
    `Text, line by line: minus is “${before}”, plus is “${after}”`,
  textCaption: "Text, line by line: minus is the baseline, plus is live",
};

export const versionWords = {
  version: (number: number) => `Version ${number}`,
  noDifference: "Both versions say the same.",
  agreedChange: {
    added: "joined the baseline",
    removed: "left the baseline",
    rewatched: "is watched in another way",
  },
  watched: (before: string, after: string) => `Before: ${before}. After: ${after}.`,
};
