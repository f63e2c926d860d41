import type { Drift } from "@/api/types";
import { paths } from "@/lib/paths";
import { words } from "@/ui/words";
import type { Entry } from "./entry";
import { strings } from "./strings";

export function driftEntry(drift: Drift, kind: "critical" | "high"): Entry {
  return {
    id: `drift ${drift.id}`,
    kind,
    at: drift.firstSeenAt,
    isDated: true,
    isOwn: false,
    text: drift.resourceName,
    change: drift,
    place: strings.place(words.severity[kind], drift.tenantName, drift.areaTitle),
    to: paths.drift(drift.id),
  };
}
