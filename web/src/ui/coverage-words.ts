import type { CoverageCounts, CoveredAreas } from "@/api/types";
import { counted, readableCount } from "./words";

export const coverageWords = {
  title: "Coverage",
  share: ({ managedShare, managed, total }: CoverageCounts) =>
    managedShare === null || managedShare === undefined
      ? "Nothing is known yet"
      : `${Math.floor(managedShare * 100)} % managed: ${readableCount(managed)} of ${counted(total, "resource")}`,
  kinds: {
    managed: "Managed",
    missing: "Missing",
    unexpected: "Unexpected",
    notMonitored: "Not monitored",
    notReadable: "Not readable",
  },
  areas: (areas: CoveredAreas) => {
    const parts = [
      [areas.readable, "readable"],
      [areas.notReadable, "not readable"],
      [areas.notLicensed, "not licensed"],
      [areas.neverRead, "never read"],
      [areas.off, "switched off"],
    ] as const;
    const told = parts
      .filter(([count]) => count > 0)
      .map(([count, word]) => `${readableCount(count)} ${word}`);
    return `Areas: ${told.join(", ") || "none"}`;
  },
};
