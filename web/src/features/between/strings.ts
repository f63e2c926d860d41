import { counted } from "@/ui/words";

export const strings = {
  portfolio: "Portfolio",
  title: (area: string) => `Compare ${area}`,
  loadingTitle: "Compare tenants",
  description: "IDs are compared by what they name. Domains, the tenant ID and the company name may differ.",
  other: "Compare with",
  choose: "Choose a tenant…",
  chooseTitle: "Which tenant?",
  chooseText:
    "Choose the tenant whose configuration is to be compared with this one, as both were last read.",
  noOtherTitle: "There is one tenant only",
  noOtherText: "Connect a second tenant to compare it with this one.",
  incomplete: (tenant: string) =>
    `${tenant} was not read completely: what seems to be missing there may only not have been read.`,
  summary: (equal: number, differing: number) =>
    `${counted(equal, "resource")} the same, ${counted(differing, "resource")} with differences or open questions.`,
  leftOut: (count: number) => `${counted(count, "more resource")} with differences not shown.`,
  differing: "In both, with differences",
  noneDiffering: "Whatever both have is the same.",
  only: (tenant: string) => `Only in ${tenant}`,
  none: "Nothing.",
  notComparable: "Not comparable",
  fault: (tenant: string, path: string, reason: string) => `${path} in ${tenant}: ${reason}`,
  notMatched: "Not compared",
  notMatchedText: "Nothing tells these resources apart or says which one is meant, so they are not compared.",
  sameName: (tenant: string, count: number) => `${tenant} has ${counted(count, "resource")} of this name:`,
  variables: (names: readonly string[]) => `Variables on both sides: ${names.join(", ")}.`,
  before: (tenant: string) => `In ${tenant}`,
};
