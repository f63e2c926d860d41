import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { DriftFilter } from "@/api/queries";
import { SEVERITIES } from "@/lib/severity";

/** "Every state" must be said in the address, because leaving it out means "open". */
const EVERY_STATE = "all";

interface DriftFilterState {
  readonly filter: DriftFilter;
  readonly isFiltered: boolean;
  readonly set: (name: keyof DriftFilter, value: string) => void;
  readonly clear: () => void;
}

export function useDriftFilter(): DriftFilterState {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const set = (name: keyof DriftFilter, value: string) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        const written = name === "state" ? stateParameter(value) : value;
        if (written) next.set(name, written);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return {
    filter,
    isFiltered: [...params.keys()].some((key) => key !== "state") || filter.state !== "open",
    set,
    clear: () => setParams({}),
  };
}

export function readFilter(params: URLSearchParams): DriftFilter {
  const state = params.get("state") ?? "open";
  return {
    tenant: params.get("tenant") ?? "",
    area: params.get("area") ?? "",
    state: state === EVERY_STATE ? "" : state,
    severity: SEVERITIES.find((severity) => severity === params.get("severity")) ?? "",
    q: params.get("q") ?? "",
  };
}

function stateParameter(state: string): string {
  if (state === "open") return "";
  return state || EVERY_STATE;
}
