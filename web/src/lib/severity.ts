/** The words of the domain; the generated wire types fit them. */
export type Severity = "critical" | "high" | "medium" | "low";
export type SeverityCounts = Record<Severity, number>;

/** From most to least urgent. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

/** What a list can be narrowed to. */
export type SeverityChoice = Severity | "highOrWorse" | "mediumOrWorse";
export const SEVERITY_CHOICES: readonly SeverityChoice[] = ["highOrWorse", "mediumOrWorse", ...SEVERITIES];

/** The same as the API asks for it. */
export function severityParameters(choice: SeverityChoice | ""): {
  severity?: Severity;
  minSeverity?: Severity;
} {
  switch (choice) {
    case "":
      return {};
    case "highOrWorse":
      return { minSeverity: "high" };
    case "mediumOrWorse":
      return { minSeverity: "medium" };
    default:
      return { severity: choice };
  }
}

export function totalCount(counts: SeverityCounts): number {
  return SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
}

export function worstSeverity(counts: SeverityCounts): Severity | null {
  return SEVERITIES.find((severity) => counts[severity] > 0) ?? null;
}

export function addCounts(all: readonly SeverityCounts[]): SeverityCounts {
  const sum = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const counts of all) {
    for (const severity of SEVERITIES) sum[severity] += counts[severity];
  }
  return sum;
}

/** Orders by the most urgent difference: one critical drift weighs more than many low ones. */
export function compareUrgency(a: SeverityCounts, b: SeverityCounts): number {
  for (const severity of SEVERITIES) {
    if (a[severity] !== b[severity]) return b[severity] - a[severity];
  }
  return 0;
}
