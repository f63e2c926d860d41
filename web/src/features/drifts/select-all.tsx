import { Checkbox } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/problem";
import type { DriftFilter } from "@/api/queries";
import { driftsAtOnceQuery } from "@/api/triage-queries";
import type { Drift } from "@/api/types";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";
import type { Selection } from "./use-selection";

interface SelectAllProps {
  readonly rows: readonly Drift[];
  readonly filter: DriftFilter;
  readonly selection: Selection;
}

/** Ticks all drifts that the filter lets through, also those that were not scrolled to, up to what one action may name. */
export function SelectAll({ rows, filter, selection }: SelectAllProps) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [isAsking, setAsking] = useState(false);
  const ticked = rows.filter((drift) => selection.has(drift.id)).length;
  const tick = async () => {
    setAsking(true);
    try {
      const drifts = await client.fetchQuery(driftsAtOnceQuery(filter));
      selection.set(drifts, true);
      announce(strings.selected(drifts.length));
    } catch (error) {
      announce(asProblem(error).message);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Checkbox
      aria-label={strings.selectAll}
      disabled={isAsking}
      checked={isAsking || (ticked > 0 && (ticked === rows.length || "mixed"))}
      onChange={(_, data) => (data.checked === true ? tick() : selection.clear())}
    />
  );
}
