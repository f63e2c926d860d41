import { Checkbox } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/problem";
import type { DriftFilter } from "@/api/queries";
import { BULK_LIMIT, driftsAtOnceQuery } from "@/api/triage-queries";
import type { Drift, DriftGroup } from "@/api/types";
import { useAnnounce } from "@/ui/use-announce";
import { groupTitle } from "./group-columns";
import { strings } from "./strings";
import type { Grouping } from "./use-drift-filter";
import type { Selection } from "./use-selection";

interface GroupTickProps {
  readonly group: DriftGroup;
  readonly by: Grouping;
  readonly filter: DriftFilter;
  readonly selection: Selection;
}

/** Ticks all drifts of a group, which are asked for then. */
export function GroupTick({ group, by, filter, selection }: GroupTickProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [isAsking, setAsking] = useState(false);
  const mine = selection.chosen.filter((drift) => isIn(drift, by, group.key));
  const tick = async () => {
    setAsking(true);
    try {
      const narrowed = by ? { ...filter, [by]: group.key || "none" } : filter;
      selection.set(await client.fetchQuery(driftsAtOnceQuery(narrowed)), true);
    } catch (error) {
      announce(asProblem(error).message);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Checkbox
      aria-label={strings.selectGroup(group.drifts, groupTitle(by, group))}
      disabled={isAsking}
      checked={isAsking || tickOf(mine.length, Math.min(group.drifts, BULK_LIMIT))}
      onChange={(_, data) => (data.checked === true ? tick() : selection.set(mine, false))}
    />
  );
}

function tickOf(ticked: number, all: number): boolean | "mixed" {
  if (ticked === 0) return false;
  return ticked >= all || "mixed";
}

function isIn(drift: Drift, by: Grouping, key: string): boolean {
  switch (by) {
    case "tenant":
      return drift.tenantId === key;
    case "area":
      return drift.area === key;
    case "assignee":
      return (drift.assignee?.userId ?? "") === key;
    case "changedBy":
      return (drift.attribution?.changedBy?.key ?? "") === key;
    case "change":
    case "":
      return drift.changeKey === key;
  }
}
